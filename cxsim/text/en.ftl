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
text-error =
    { COUNT($faults) ->
        [0] { $headline }
       *[other] { $headline } { JOINED($faults, between: "; ") }
    }
text-fault-plain =
    .found = { $found }
    .expected = { $expected }
    .remedy = { $remedy }
text-did-you-mean = did you mean '{ $name }'?
text-use-one-of = use one of: { JOINED($names) }
text-use-one-of-many = use one of: { JOINED($names) } ...

## drivers

drivers-index-nps = NPS
drivers-index-csat = CSAT
drivers-index-ces = effort score (CES)
drivers-column-contacts = contacts
drivers-column-unresolved = unresolved
drivers-column-waiting = waiting
drivers-column-waiting-hours = waiting hours
drivers-column-waiting-minutes = waiting minutes
drivers-column-effort = effort
drivers-column-effort-score = effort score
drivers-column-reason = reason
drivers-column-level =
    { $missing ->
        [true] { $column }: not known
       *[false] { $column }: { $level }
    }
drivers-others = the other { $count } together
drivers-touchpoint = touchpoint { $name }
drivers-touches = { $name } touches
drivers-failures = { $name } failures
drivers-other-scores = their other scores
drivers-reason-none = none given
drivers-reason-others = other reasons
drivers-band-detractors = detractors, 0-6
drivers-band-passives = passives, 7-8
drivers-band-promoters = promoters, 9-10
drivers-band-dissatisfied = dissatisfied, 1-2
drivers-band-neither = neither, 3
drivers-band-satisfied = satisfied, 4-5
drivers-band-hard = hard, 1-3
drivers-band-middling = middling, 4-5
drivers-band-easy = easy, 6-7
drivers-percent =
    { $small ->
        [true] { PERCENT($share, digits: 1) }
       *[false] { PERCENT($share) }
    }
drivers-answers-few = Too few answers: { $answers } to the { $index } cannot separate drivers. Ask more customers, wait, or name fewer features.
drivers-answers-equal = Nothing differs: the answers to the { $index }, or everything known of them, are all alike. Bring more tables or features.
drivers-separation =
    Separation: { $number ->
        [0] drivers together split
        [one] { $drivers } splits
       *[other] { $drivers } split
    } the answers to the { $index } so well that the effect has no bound. Look for a driver that is written after the answer, leave it out, or merge its levels.
drivers-signal-none = No signal: in { $answers } answers none of the drivers tested ({ $tested }) goes with the { $index } more than chance would.
drivers-signal-joint = The drivers together go with the { $index }, but none is significant by itself. The drivers compared ({ $compared } of { $tested } tested) explain { $share } of the variation in the answers; the rest remains unexplained.
drivers-signal = What goes with the { $index }: { $drivers }. The drivers compared ({ $compared } of { $tested } tested) explain { $share } of the variation in the answers; the rest remains unexplained.
drivers-share-pool = The other { $count } drivers together: { $share } of what is explained of the { $index } (95% interval { $low } to { $high }).
drivers-share-without =
    { $number ->
       *[other] Also significant, without a share of their own: { $drivers }.
    }
drivers-share-insignificant = { $driver }: not significant.
drivers-share = { $driver }: { $share } of what is explained of the { $index } (95% interval { $low } to { $high }).
drivers-collinear = { $one } and { $other } are so closely correlated ({ FIXED($correlation, digits: 2) }) that their shares are split between them by convention.
drivers-left-out-empty = no value at all
drivers-left-out-texts = { $count } different texts
drivers-left-out-wide = not tested: it takes { $coefficients } coefficients, and { $answers } answers support { $most }
drivers-left-out-room = tested on its own (p = { SIGNIFICANT($p, digits: 2) }), without room beside the others: { $answers } answers support { $most } coefficients
drivers-ratio-times = { SIGNIFICANT($ratio, digits: 2) } times as high
drivers-ratio-same = the same
drivers-ratio-lower = { $size } lower
drivers-ratio-higher = { $size } higher
drivers-hazard = { $ratio } (95% interval { $low } to { $high })
drivers-hazard-times = { $ratio } (95% interval { SIGNIFICANT($low, digits: 2) } to { SIGNIFICANT($high, digits: 2) } times)
drivers-churn-unfitted = The association of the { $index } with churn cannot be estimated: { $reason }
drivers-scores-equal = all its scores are alike
drivers-verdict-open = Not shown here: one { $index } point more goes with a churn hazard { $ratio }, and the interval, { $low } to { $high }, does not show a direction.
drivers-verdict-yes = Yes, the two go together: one { $index } point more goes with a churn hazard { $ratio }.
drivers-verdict-reverse = No, the other way round: one { $index } point more goes with a churn hazard { $ratio }.
drivers-verdict-effort-open = Not shown to be: one point less goes with a churn hazard { $ratio }, and the interval, { $low } to { $high }, does not show a direction.
drivers-verdict-effort-no = Not at all here: one point less goes with a churn hazard { $ratio }.
drivers-verdict-effort-yes = Alarming, where it is more than noise: one point less goes with a churn hazard { $ratio }.
drivers-verdict-effort-leavers = Alarming, where it is more than noise: one point less goes with a churn hazard { $ratio }, { FIXED($leavers) } more leavers in a year of each 1,000 customers.
drivers-churn-bands = Within a year { $low } leave where the score is low ({ $bottom }) and { $high } where it is high ({ $top }), others equal.
drivers-churn-curved = The response is not a straight line (p = { SIGNIFICANT($p, digits: 2) }): read the bands, not the average point.
drivers-churn-fall = A score one point lower for everybody would go with { FIXED($leavers) } more leavers in a year of each 1,000 customers ({ FIXED($low) } to { FIXED($high) }).
drivers-churn-fall-fees = A score one point lower for everybody would go with { FIXED($leavers) } more leavers in a year of each 1,000 customers ({ FIXED($low) } to { FIXED($high) }), and { FIXED($fees) } of monthly fees with them.
drivers-churn-noise = At { FIXED($answers) } answers in a usual month, the monthly mean falls by up to { FIXED($points, digits: 2) } points by chance alone: a smaller fall is no alarm.
drivers-association = These are associations: customers who are going to leave may answer lower for reasons of their own, and what makes them leave may also make them unhappy. Only an experiment shows what moving a score would do.
drivers-churn-e-value = To explain away the difference between the lowest and the highest scores, a cause that nobody measured would need a risk ratio of { SIGNIFICANT($estimate, digits: 2) } with both the score and leaving (E-value; { SIGNIFICANT($nearer, digits: 2) } for the nearer end of the interval), beyond all that is held equal.
drivers-churn-comparison = The comparison is between customers who are alike in { $names }.
drivers-churn-dated = Scores are used only from the day they were given.
drivers-churn-undated = The table does not say when customers left, so a score given shortly before leaving counts like any other: part of the association may be customers who had already decided.
drivers-experiment-large = An experiment for an effect as small as this one would be very large; ask first whether it would be worth its cost.
drivers-experiment = To settle it: lift the score of a random half by one point and count leavers. If the association were the effect, 80% power would need { FIXED($events) } leavers: { FIXED($customers) } customers followed for a year, or, with all of today's customers in it, { FIXED($weeks) } weeks. A lift of half a point needs about four times as many.
drivers-experiment-years = To settle it: lift the score of a random half by one point and count leavers. If the association were the effect, 80% power would need { FIXED($events) } leavers: { FIXED($customers) } customers followed for a year, or, with all of today's customers in it, more than ten years. A lift of half a point needs about four times as many.
drivers-reasons-few = Fewer than two reasons were chosen { $fewest } times or more with the { $index }: let customers choose from a short list.
drivers-reasons-same = No reason given with the { $index } goes with another risk of leaving than { $reference } by more than chance, scores and features being equal: the score already says what the reason would.
drivers-reasons = Different from { $reference }: { $reasons }.
drivers-reason-worst = With { $reason }, { $share } would leave within a year ({ $low } to { $high }), scores and features being equal.
drivers-spend-none = Nothing is known of purchases after answers to the { $index }.
drivers-spend-few = Only { $answers } answers to the { $index } are older than { $days } days, with different scores; at least { $fewest } are needed.
drivers-spend = One { $index } point more goes with a spend { $ratio } in the { $days } days after the answer (95% interval { $low } to { $high }), spend before being equal; { $answers } answers.
drivers-spend-open = Not shown: one { $index } point more goes with a spend { $ratio } in the { $days } days after the answer (95% interval { $low } to { $high }), spend before being equal; { $answers } answers.
drivers-chain-more =
    { CAPITAL($driver) }: { $step ->
        [1] one more
       *[other] { $step } more
    } goes with { FIXED($points, digits: 2) } points more of the { $index }, and through it with a churn hazard { $ratio } (95% interval { $low } to { $high }).
drivers-chain-less =
    { CAPITAL($driver) }: { $step ->
        [1] one more
       *[other] { $step } more
    } goes with { FIXED($points, digits: 2) } points less of the { $index }, and through it with a churn hazard { $ratio } (95% interval { $low } to { $high }).
drivers-simulated = These customers are simulated: the drivers found are those of the plan.
drivers-nothing-to-explain = There is nothing to explain.
drivers-answers-missing =
    .found = no answer
    .expected = answers to nps (0-10), csat (1-5) or ces (1-7) by customers of the customer table
    .remedy = check index, scale and customer_id

## clv

clv-log-short = The log does not reach.
clv-cut-outside =
    .found = cut { $cut }
    .expected = a day from { $first } to { $last }
    .remedy = move the cut, or shorten the horizon
clv-season-unknown = No season can be seen in this log: that a month is better or worse every year shows only once it has come twice, which takes { $years } years, and before the cut are { FIXED($months) } months. If a high or a low season follows, the forecast does not know it and the band is too narrow: with simulated seasons of 15% up and down, bands that should hold 36 of 40 totals held 32. Compare with what you know of these months.
clv-season-in-band = The models have no season: what comes back every year is in the band, not in the forecast. Up to the cut there are { FIXED($years, digits: 1) } years, so compare with the same months of earlier years.
clv-backtest-naive = rate heuristic: off by { PERCENT($error, digits: 1) } on average over { $cuts } cuts.
clv-backtest-model =
    { $model }: off by { PERCENT($error, digits: 1) } on average over { $cuts } cuts, { $better ->
        [true] better than
       *[false] NOT better than
    } the rate heuristic ({ PERCENT($naive, digits: 1) }); its 90% bands held what happened at { $held } of { $cuts } cuts.
clv-opportunities-whole = Opportunities are whole.
clv-opportunities-fraction =
    .found = edges between two opportunities
    .expected = whole numbers
    .remedy = round them
clv-opportunities-unit =
    .found = times in { $unit }
    .expected = times in opportunities
    .remedy = number the occasions at which a purchase could happen
clv-opportunities-exceeded =
    .found = more purchases than opportunities
    .expected = one at most at each
    .remedy = count purchases by opportunity
clv-opportunities-needed = BG/BB is for purchases at regular opportunities.
clv-lifetime-endless = The lifetime has no end.
clv-lifetime-unbounded =
    .found = no discount, no horizon, no churn in the tail
    .expected = one of them
    .remedy = state one
clv-discount-impossible = A discount is not negative.
clv-discount-negative =
    .found = annual rate { $rate }
    .expected = 0 or more
    .remedy = state it as a share per year
clv-equity-impossible = Customer equity needs other terms.
clv-equity-terms =
    .found = horizon { $horizon }, { $periods } periods, margin { $margin }
    .expected = a horizon above 0, a period or more, a share up to 1
    .remedy = correct the terms
clv-equity = { FIXED($customers) } customers are worth { FIXED($value) } ({ FIXED($low) } to { FIXED($high) }) over { $horizon } { $unit }, at a margin of { PERCENT($margin) } and { PERCENT($rate, digits: 1) } discount a year, paid at the end of each of { $periods } periods.
clv-fit-stated = Stated, not fitted.
clv-fit-converged = Converged on { FIXED($customers) } customers ({ $rows } different rows).
clv-parameter = { $name } = { SIGNIFICANT($value) }
clv-fit-boundary = Boundary: { $model } has no inner maximum here ({ JOINED($parameters) } is not determined by the data, and its interval means nothing). Read it as the simpler model at that boundary, try another model, or observe customers for longer.
clv-spend-unpredictable = Spend cannot be predicted where every amount is 0.
clv-amounts-zero =
    .found = no repeat purchase with an amount above 0
    .expected = customers who paid again
    .remedy = check the column of the amount
clv-spend-free = { FIXED($free) } of { FIXED($repeaters) } customers who bought again paid 0 each time and are left out.
clv-spend-correlated =
    Spend and frequency correlate by { FIXED($correlation, digits: 2) }, beyond { $bound }; the model takes them to be independent, so the value of frequent buyers is { $positive ->
        [true] understated
       *[false] overstated
    }: fit segments apart.
clv-spend-correlation = Spend and frequency correlate by { FIXED($correlation, digits: 2) }.
clv-spend-missing = No spend is known: only purchases are counted.
clv-posterior-missing = This method has no posterior.
clv-posterior-method =
    .found = { $method }
    .expected = BgNbd(), ParetoNbd() or GammaGamma() without covariates
    .remedy = use fit_value
clv-posterior-rows = A posterior takes customers one by one.
clv-posterior-weights =
    .found = weights
    .expected = one row a customer
    .remedy = repeat the rows
clv-posterior =
    Posterior of { $draws } draws from { $chains } chains; { $converged ->
        [true] the chains agree
       *[false] the chains do NOT agree: tune them longer, or trust fit_value
    } (largest R-hat { FIXED($r_hat, digits: 3) }).
clv-posterior-extra = Posteriors need an extra.
clv-posterior-package =
    .found = no pymc-marketing
    .expected = the extra bayes
    .remedy = pip install 'cxsim[bayes]', or use fit_value
clv-periods-impossible = The periods do not follow each other.
clv-edges-falling =
    .found = edges { $edges }
    .expected = edges that rise from 0
    .remedy = correct the edges
clv-units-differ = Model and histories count time differently.
clv-unit-other =
    .found = times in { $unit }
    .expected = times in { $expected }
    .remedy = summarise the log in the unit of the fit
clv-rate-without-time = An annual rate needs a unit of time.
clv-rate-opportunities =
    .found = time in opportunities
    .expected = a unit with a length
    .remedy = discount per opportunity instead
clv-lifetime-undiscounted = A lifetime needs a discount.
clv-rate-zero =
    .found = rate { $rate }
    .expected = a rate above 0 per period
    .remedy = state it per period
clv-retention-unknown = Retention cannot be estimated where nobody left.
clv-losses-none =
    .found = no loss
    .expected = customers who left
    .remedy = observe longer
clv-cohorts-unusable = These are not cohorts.
clv-cohorts-none =
    .found = no cohort
    .expected = at least one
    .remedy = give its customers by period
clv-cohort-short =
    .found = cohort { $number } with fewer than two counts
    .expected = its start and one period at least
    .remedy = leave it out
clv-cohort-grows =
    .found = cohort { $number } that grows or has no number
    .expected = counts that never rise, from above 0
    .remedy = count one cohort of customers
clv-method-unknown = This is no method of lifetime value.
clv-method-expected =
    .found = { $method }
    .expected = a method of lifetime value such as BgNbd()
    .remedy = hand over a method, not its class
clv-purchases-unpredictable = Purchases cannot be predicted where nobody bought twice.
clv-repeaters-none =
    .found = no repeat purchase
    .expected = customers who bought again
    .remedy = observe customers for longer
clv-repeaters-few = Few repeaters: { FIXED($repeaters) } customers bought again, and at least { $least } are needed. Standard errors are too optimistic: observe customers for longer, or pool segments.
clv-covariate-missing =
    .found = no covariate '{ $name }'
    .expected = a covariate of the table
    .remedy = { $remedy }
clv-covariates-missing = The model needs covariates that the table lacks.
