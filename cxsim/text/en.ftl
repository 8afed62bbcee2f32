### The English of cxsim. Plain, active, present tense; remedies address the reader. How to write here: README.md beside this file.

## text: numbers, amounts, lengths

text-points = { FIXED($points, digits: 1) } percentage points
text-chance = { $count } in 100
text-chance-least = fewer than 1 in 100
text-chance-most = more than 99 in 100
text-chance-unknown = unknown
text-money = { $currency } { $amount }
text-billions = { SIGNIFICANT($amount) } billion
text-millions = { SIGNIFICANT($amount) } million
text-thousands = { SIGNIFICANT($amount) } thousand
text-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
text-range = { $low } to { $high }

## text: faults

text-fault =
    { $place ->
        [none] { "" }
       *[other] { $place }:{ " " }
    }found { $found }{ $count ->
        [one] { "" }
       *[other] { " " }({ $count } times)
    }; expected { $expected }; { $remedy }
text-fault-plain =
    .found = { $found }
    .expected = { $expected }
    .remedy = { $remedy }
text-did-you-mean = did you mean '{ $name }'?
text-use-one-of = use one of: { JOINED($names) }
text-use-one-of-many = use one of: { JOINED($names) } ...
