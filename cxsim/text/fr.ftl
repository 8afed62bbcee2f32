### Le français de cxsim. Une entrée par identifiant de en.ftl ; les espaces avant « : ; ? ! % » se tapent simples, voir README.md.

## text: numbers, amounts, lengths

text-points =
    { $points ->
        [one] { FIXED($points, digits: 1) } point de pourcentage
       *[other] { FIXED($points, digits: 1) } points de pourcentage
    }
text-chance = { $count } sur 100
text-chance-least = moins de 1 sur 100
text-chance-most = plus de 99 sur 100
text-chance-unknown = inconnue
text-money = { $amount }{ "\u00A0" }{ $currency }
text-billions =
    { $amount ->
        [one] { SIGNIFICANT($amount) } milliard
       *[other] { SIGNIFICANT($amount) } milliards
    }
text-millions =
    { $amount ->
        [one] { SIGNIFICANT($amount) } million
       *[other] { SIGNIFICANT($amount) } millions
    }
text-thousands = { SIGNIFICANT($amount) } mille
text-months = { $count } mois
text-range = { $low } à { $high }

## text: faults

text-fault =
    { $place ->
        [none] { "" }
       *[other] { $place }:{ " " }
    }trouvé : { $found }{ $count ->
        [one] { "" }
       *[other] { " " }({ $count } fois)
    } ; attendu : { $expected } ; { $remedy }
text-fault-plain =
    .found = { $found }
    .expected = { $expected }
    .remedy = { $remedy }
text-did-you-mean = vouliez-vous dire « { $name } » ?
text-use-one-of = choisissez parmi : { JOINED($names) }
text-use-one-of-many = choisissez parmi : { JOINED($names) } ...
