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
drivers-left-out-room = tested on its own ({ $p }), without room beside the others: { $answers } answers support { $most } coefficients
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
drivers-churn-curved = The response is not a straight line ({ $p }): read the bands, not the average point.
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

## metrics

metrics-card-nps = Net promoter score
    .definition = share of 9 and 10 minus share of 0 to 6 among answers from 0 to 10, in points; answers on another scale are read on this one
    .says = positive against negative word of mouth
    .assumes = one recommendation concerns only this brand; reach and duration of talk are alike
    .perverse-incentive = beg for a 10
    .audience = marketing, sales, engagement
    .source = Reichheld, The one number you need to grow, Harvard Business Review, December 2003
metrics-card-csat = Customer satisfaction (top box)
    .definition = share of answers 4 and 5 on a scale from 1 to 5; answers on another scale are read on this one
    .says = positive against negative feeling about an interaction
    .assumes = satisfaction suffices for growth; a fixed problem measures a relationship
    .perverse-incentive = reduce customer experience to service
    .audience = front line
    .source = top-two-box convention of five-point satisfaction scales
metrics-card-csat-mean = Customer satisfaction (mean)
    .definition = mean answer on a scale from 1 to 5; answers on another scale are read on this one
    .says = how content the average answer is, with the middle of the scale counted too
    .assumes = the steps of the scale are equally far apart
    .perverse-incentive = celebrate a second decimal
    .audience = front line
    .source = mean of a five-point satisfaction scale
metrics-card-ces = Customer effort score
    .definition = mean answer from 1 to 7 to "it was easy", 7 the least effort; answers on another scale are read on this one
    .says = how hard it was to get something done
    .assumes = effort drives disloyalty more than delight drives loyalty; those who gave up are asked too
    .perverse-incentive = remove steps that customers value
    .audience = service, process and product owners
    .source = Dixon, Freeman & Toman, Stop trying to delight your customers, Harvard Business Review, July 2010
metrics-card-employee-satisfaction = Employee satisfaction (top box)
    .definition = share of employees' answers 4 and 5 on a scale from 1 to 5
    .says = how those feel who make the experience
    .assumes = answers are anonymous and everybody is asked
    .perverse-incentive = ask right after the bonus is paid
    .audience = heads of teams, personnel
    .source = top-two-box convention of five-point satisfaction scales
metrics-card-health-score = Customer health score
    .definition = mean health score from 0 to 100 (column `health_score`) of customers who are there: weighted places of use, breadth, problems, payment and sentiment between worst and best, the weights stated or learned against later churn
    .says = behaviour tied to product effectiveness
    .assumes = heavy trouble-free use means repurchase
    .perverse-incentive = chase reuse
    .audience = customer success, product
    .source = health score of customer success management; learned weights: logistic regression with weights of at least 0
metrics-card-box-value-at-risk = Box value (at risk)
    .definition = money of customers who are there and whose last satisfaction is 1 or 2 of 5
    .says = size of business at risk
    .assumes = revenue or cost is known per customer; the last answer still holds
    .perverse-incentive = leave the status quo
    .audience = those who must act
    .source = bottom-two-box customers valued in money
metrics-card-box-value-opportunity = Box value (opportunity)
    .definition = bottom-box customers times (mean money of a top-box customer, 4 or 5, minus that of a bottom-box customer, 1 or 2), of those there
    .says = size of business to win by lifting the bottom box to the top
    .assumes = revenue or cost is known per customer; the last answer still holds
    .perverse-incentive = leave the status quo; a difference between customers is not what one customer would do
    .audience = those who must act
    .source = bottom-two-box customers valued in money
metrics-card-secure-customer = Secure customers (heads)
    .definition = customers whose last answers are satisfaction 5 of 5, recommendation 9 or 10, buying again 4 or 5 of 5, over all there who gave them
    .says = size of the secure base
    .assumes = the three must coexist; the last answers still hold
    .perverse-incentive = holistic thinking
    .audience = marketing, sales
    .source = secure customer index: satisfied, would recommend and would buy again
metrics-card-secure-customer-revenue = Secure customers (revenue)
    .definition = money of secure customers over money of all there who gave the three answers
    .says = how much of the revenue is secure
    .assumes = the three must coexist; the last answers still hold
    .perverse-incentive = holistic thinking
    .audience = marketing, sales
    .source = secure customer index: satisfied, would recommend and would buy again
metrics-card-value-quotient = Customer value quotient (heads)
    .definition = sum of shift x reach x days of outcomes for the better over that of outcomes for the worse, every customer alike
    .says = outcomes as the customer sees them
    .assumes = outcomes of one's outputs are tracked
    .perverse-incentive = efficiency and effectiveness together
    .audience = strategy trade-offs
    .source = customer value quotient: positive against negative outcomes by reach, duration and shift
metrics-card-value-quotient-revenue = Customer value quotient (revenue)
    .definition = the same, each customer's outcomes weighted by the customer's money
    .says = outcomes as the customers who pay most see them
    .assumes = outcomes of one's outputs are tracked
    .perverse-incentive = forget small customers
    .audience = strategy trade-offs
    .source = customer value quotient: positive against negative outcomes by reach, duration and shift
metrics-card-clv = Customer lifetime value
    .definition = mean expected discounted margin over the remaining relationship (customers' column `clv`), of customers who are there
    .says = growth carried by a segment
    .assumes = revenue and costs are known per segment; the model that gave it was tried on other customers
    .perverse-incentive = balance long and short term
    .audience = resource allocation
    .source = Gupta, Lehmann & Stuart, Valuing customers, Journal of Marketing Research 41, 2004
metrics-card-company-value = Company value (customer equity)
    .definition = sum of the lifetime values of the customers there; the value of customers to come is added where it is known
    .says = the part of a company's price that its customers carry
    .assumes = lifetime values add up; customers to come are left out of the table's sum
    .perverse-incentive = promise long relationships
    .audience = board, finance
    .source = Rust, Lemon & Zeithaml, Return on marketing: using customer equity, Journal of Marketing 68, 2004
metrics-card-roi = Return on investment
    .definition = (present value of benefits - present value of costs) / present value of costs; the basis is stated
    .says = gain against cost
    .assumes = finite, short horizon; stand-alone quantified flows
    .perverse-incentive = short payback only
    .audience = like-for-like decisions
    .source = convention of investment appraisal
metrics-card-cost-per-churn-avoided = Cost per churn avoided
    .definition = costs named `programme` over treated customers times (churn share of arm `control` minus that of the others), of one experiment; who had left before being assigned is in neither
    .says = the price of a customer kept
    .assumes = customers were assigned by chance; all costs of the programme are booked
    .perverse-incentive = treat only those who stay anyway
    .audience = retention, finance
    .source = cost per event avoided, the convention of health economics
metrics-card-revenue-per-promoter = Revenue per promoter
    .definition = mean money of customers who are there and whose last recommendation makes them a promoter
    .says = what word of mouth goes with, in money
    .assumes = a difference between customers, not what one would spend if won over
    .perverse-incentive = mistake it for a cause
    .audience = marketing, finance
    .source = customers' money by the classes of the net promoter score
metrics-card-revenue-per-passive = Revenue per passive
    .definition = mean money of customers who are there and whose last recommendation makes them a passive
    .says = what word of mouth goes with, in money
    .assumes = a difference between customers, not what one would spend if won over
    .perverse-incentive = mistake it for a cause
    .audience = marketing, finance
    .source = customers' money by the classes of the net promoter score
metrics-card-revenue-per-detractor = Revenue per detractor
    .definition = mean money of customers who are there and whose last recommendation makes them a detractor
    .says = what word of mouth goes with, in money
    .assumes = a difference between customers, not what one would spend if won over
    .perverse-incentive = mistake it for a cause
    .audience = marketing, finance
    .source = customers' money by the classes of the net promoter score
metrics-card-churn-rate = Churn rate
    .definition = customers lost in a period over customers at its start; without a period, of those there when the records begin (column `newcomer`), or else the share that the table marks as lost
    .says = how fast the base leaks
    .assumes = the period is stated, and leaving is seen when it happens
    .perverse-incentive = lock customers in, or stop acquiring customers who are likely to leave
    .audience = finance, retention
    .source = lost over start-of-period customers, the convention of subscription reporting
metrics-card-retention-share = Retention
    .definition = customers of the start of a period still there at its end, over customers at its start
    .says = how much of the base stays
    .assumes = staying is a choice, not a contract that runs on
    .perverse-incentive = count captives as friends
    .audience = finance, retention
    .source = one minus the churn rate of the same period
metrics-card-churn-per-month = Churn per customer-month
    .definition = customers lost over customer-months observed: tenure, less the months before the records begin (column `entry_months`), in which nobody could be seen to leave
    .says = the mean hazard of leaving, whatever the length of observation
    .assumes = an average over the tenures observed is wanted; young bases churn more
    .perverse-incentive = compare bases of different age
    .audience = analysts, finance
    .source = occurrence over exposure rate of survival analysis
metrics-card-cost-per-new-customer = Cost per new customer
    .definition = costs named `acquisition` over customers who joined in the same time: in the period, or in the months from the first such cost to the last
    .says = what growth costs
    .assumes = all costs of winning customers are booked as such, in the period in which they work
    .perverse-incentive = win customers who soon leave
    .audience = marketing, finance
    .source = customer acquisition cost, the convention of marketing
metrics-card-referrals-made = Referrals made
    .definition = referrals over customers
    .says = word of mouth that was acted on
    .assumes = referrals are recorded, paid or not
    .perverse-incentive = pay for names
    .audience = marketing, sales
    .source = referrals over customer base, the convention of referral programmes
metrics-card-referral-conversion = Referrals converted
    .definition = referrals that became customers over referrals made
    .says = how good the recommended match is
    .assumes = late conversions are few; the newest referrals have not had their time
    .perverse-incentive = reward only the sure ones
    .audience = marketing, sales
    .source = converted over made, the convention of referral programmes
metrics-card-contact-volume = Contact volume by channel
    .definition = contacts in each channel
    .says = how much work comes in, and where
    .assumes = every channel is counted, and one matter in two channels is two contacts
    .perverse-incentive = push customers into the cheap channel
    .audience = operations, workforce planning
    .source = convention of contact centres
metrics-card-contacts-per-customer = Contacts per customer
    .definition = contacts in a period over customers, those without a contact included
    .says = how much help customers need
    .assumes = contacts are counted in every channel
    .perverse-incentive = hide the telephone number
    .audience = service, operations, finance
    .source = contact volume over customer base, the convention of contact centres
metrics-card-first-contact-resolution = First-contact resolution
    .definition = cases resolved at the first contact and not reopened, over all that were resolved, those reopened since too; by the day of resolution
    .says = how often once is enough
    .assumes = a case that comes back is recognised as the same case
    .perverse-incentive = close cases early, or count a call back as a new case
    .audience = service, operations
    .source = convention of contact centres
metrics-card-mean-time-to-resolution = Mean time to resolution
    .definition = mean days from opening to resolution over resolved cases, those reopened and open again left out; by the day of resolution
    .says = how long customers wait for an answer that holds
    .assumes = cases still open are few; otherwise it looks better than it is
    .perverse-incentive = leave the hard cases open
    .audience = service, operations
    .source = convention of service management
metrics-card-task-completion = Task completion
    .definition = visits or touches in which the customer did what they came for, over those of which it is known
    .says = whether the product lets customers do what they came for
    .assumes = those who gave up are seen too
    .perverse-incentive = call a page view a task
    .audience = product, digital
    .source = completion rate of usability testing (ISO 9241-11, effectiveness)
metrics-card-support-cost-per-contact = Support cost per contact
    .definition = cost of contacts over contacts whose cost is known; of a simulation with its agents' wages and paid minutes
    .says = what one more contact costs
    .assumes = costs are booked fully, idle time included
    .perverse-incentive = hurry callers off the line
    .audience = operations, finance
    .source = convention of contact centres
metrics-card-support-cost-per-customer = Support cost per customer
    .definition = cost of contacts over customers, those without a contact included; of a simulation with its agents' wages and paid minutes
    .says = what keeping a customer served costs
    .assumes = costs are booked fully, idle time included
    .perverse-incentive = make contact hard
    .audience = operations, finance
    .source = convention of contact centres
metrics-card-sales = Sales
    .definition = money of all purchases, what was given back taken off
    .says = how much customers buy
    .assumes = one currency; returns are booked below 0
    .perverse-incentive = push what comes back
    .audience = sales, finance
    .source = net sales, the convention of accounting
metrics-card-return-rate = Return rate
    .definition = rows with an amount below 0 over all rows of purchases
    .says = how often a sale does not hold
    .assumes = what was given back is a row of its own
    .perverse-incentive = make returns hard
    .audience = sales, product, finance
    .source = return rate, the convention of retail
metrics-card-loyalty = Loyalty (repeat frequency)
    .definition = days with a purchase after the first, per customer who bought; a day counts once, an amount of 0 is a purchase too
    .says = how often customers come back
    .assumes = customers are recognised; all were watched equally long
    .perverse-incentive = split one purchase in two
    .audience = marketing, sales
    .source = Fader & Hardie, RFM convention of repeat transactions at the resolution of a day
metrics-card-repeat-purchase-share = Retention (second purchase)
    .definition = customers who bought on a second day over customers who bought
    .says = how many come back at all
    .assumes = customers are recognised; all were watched long enough to come back
    .perverse-incentive = buy the second purchase with a voucher
    .audience = marketing, sales
    .source = Fader & Hardie, RFM convention of repeat transactions at the resolution of a day
metrics-card-average-transaction = Average transaction
    .definition = money of purchases over purchases, what was given back left out; lines of one `transaction_id` are one
    .says = how much one purchase is worth
    .assumes = one currency; where lines share a `transaction_id`, only those of known customers are counted
    .perverse-incentive = bundle what nobody asked for
    .audience = sales, marketing
    .source = average order value, the convention of retail
metrics-card-average-contract-value = Average contract value
    .definition = fee per month times twelve, over contracts that run and have a fee
    .says = what a contract brings in a year
    .assumes = fees stay what they are; set-up and usage are not counted
    .perverse-incentive = sell long contracts that do not fit
    .audience = sales, finance
    .source = annual contract value, the convention of subscription businesses
metrics-card-cart-abandonment = Cart abandonment
    .definition = carts not paid for over carts begun
    .says = where buying is lost at the last step
    .assumes = a cart is a wish to buy, not a list to remember
    .perverse-incentive = chase people with messages
    .audience = product, digital
    .source = convention of electronic commerce
metrics-card-cross-sell-acceptance = Cross-sell acceptance
    .definition = offers of kind `cross_sell` taken over offers made
    .says = how many want another product too
    .assumes = offers made in passing are counted too
    .perverse-incentive = offer only to those who would have bought anyway
    .audience = sales, marketing
    .source = acceptance over offers, the convention of sales
metrics-card-up-sell-acceptance = Up-sell acceptance
    .definition = offers of kind `up_sell` taken over offers made
    .says = how many want more of the same
    .assumes = offers made in passing are counted too
    .perverse-incentive = offer only to those who would have bought anyway
    .audience = sales, marketing
    .source = acceptance over offers, the convention of sales
metrics-card-engagement = Engagement (touches)
    .definition = touches per customer with any in the period
    .says = how much customers deal with the company
    .assumes = more is better; trouble makes touches too
    .perverse-incentive = keep people busy
    .audience = product, marketing
    .source = use per active customer, the convention of product analytics
metrics-card-engagement-minutes = Engagement (minutes)
    .definition = minutes per customer with any in the period; rows whose minutes are not known are not counted
    .says = how much customers deal with the company
    .assumes = more is better; trouble makes touches too
    .perverse-incentive = keep people busy
    .audience = product, marketing
    .source = use per active customer, the convention of product analytics
metrics-card-engagement-clicks = Engagement (clicks)
    .definition = clicks per customer with any in the period; rows whose clicks are not known are not counted
    .says = how much customers deal with the company
    .assumes = more is better; trouble makes touches too
    .perverse-incentive = keep people busy
    .audience = product, marketing
    .source = use per active customer, the convention of product analytics
metrics-card-visitor-intent = Visitor intent (mix)
    .definition = visits made for each purpose over visits whose purpose is known
    .says = what people come for
    .assumes = who is asked, and who answers, is like the rest
    .perverse-incentive = build for the loudest purpose
    .audience = product, marketing
    .source = intent survey of web analytics
metrics-card-social-mentions = Social listening (mentions)
    .definition = mentions in public
    .says = how much is said
    .assumes = the places listened to are those that matter
    .perverse-incentive = mistake noise for approval
    .audience = marketing, communication
    .source = mention volume, the convention of social listening
metrics-card-net-sentiment = Social listening (net sentiment)
    .definition = share of mentions with a sentiment above 0 minus share of those below 0
    .says = whether what is said is for or against
    .assumes = irony is understood, and one voice is one person
    .perverse-incentive = answer only accounts with many followers
    .audience = marketing, communication
    .source = net sentiment, the convention of social listening
metrics-card-response-rate = Response rate
    .definition = invitations answered over invitations sent
    .says = how much of a survey is silence
    .assumes = each invitation is recorded, also those that bounced
    .perverse-incentive = ask only those who will answer
    .audience = whoever reads a survey
    .source = AAPOR Standard Definitions, response rate 1 without unknown eligibility
metrics-card-nps-plus = NPS+ by reason
    .definition = net promoter score of the answers that give each reason of the company's list of problems
    .says = which problem costs word of mouth
    .assumes = the reason chosen is the reason
    .perverse-incentive = list only flattering reasons
    .audience = those who can solve the problem
    .source = net promoter score with a reason chosen from the company's list
metrics-card-nps-plus-share = NPS+ reasons of detractors
    .definition = detractors who give each reason over detractors who give any
    .says = which problem is met most
    .assumes = the reason chosen is the reason
    .perverse-incentive = solve the frequent and leave the grave
    .audience = those who can solve the problem
    .source = net promoter score with a reason chosen from the company's list
metrics-card-nps-plus-risk = NPS+ churn risk by reason
    .definition = mean predicted probability to leave (customers' column `churn_risk`) of the answers that give each reason
    .says = which problem will cost customers
    .assumes = the risk comes from a churn model fitted to this company's customers and tried on others
    .perverse-incentive = rescue only the likely leavers
    .audience = those who can solve the problem, retention
    .source = net promoter score joined to a fitted churn model's prediction
metrics-card-tasks-done = Tasks done
    .definition = touches that ended in success, per customer with any touch whose outcome is known
    .says = how much customers got done
    .assumes = what happened to the customer is recorded, whoever caused it
    .perverse-incentive = cut one task into many
    .audience = everybody, beside the company's own figures
    .source = customer performance indicator: an outcome as the customer sees it, beside the company's own indicator
metrics-card-problems-per-customer = Problems per customer
    .definition = touches that ended in failure or abandonment, per customer with any touch whose outcome is known
    .says = how often customers came away with nothing
    .assumes = what happened to the customer is recorded, whoever caused it
    .perverse-incentive = record failures as something else
    .audience = everybody, beside the company's own figures
    .source = customer performance indicator: an outcome as the customer sees it, beside the company's own indicator
metrics-card-minutes-per-task = Customer's minutes per task done
    .definition = minutes of touches and of waiting over touches that ended in success, of touches whose minutes and outcome are known
    .says = what a done task costs the customer in time
    .assumes = what happened to the customer is recorded, whoever caused it
    .perverse-incentive = leave waiting out of the record
    .audience = everybody, beside the company's own figures
    .source = customer performance indicator: an outcome as the customer sees it, beside the company's own indicator
metrics-card-time-saved = Time saved
    .definition = minutes saved per customer with an outcome of which they are known
    .says = the time that customers have for something else
    .assumes = what happened to the customer is recorded, whoever caused it
    .perverse-incentive = count minutes that nobody wanted saved
    .audience = everybody, beside the company's own figures
    .source = customer performance indicator: an outcome as the customer sees it, beside the company's own indicator
metrics-card-value-received = Value received
    .definition = what outcomes were worth to the customer, in money, per customer with an outcome of which it is known
    .says = what customers have of the relationship
    .assumes = what happened to the customer is recorded, whoever caused it
    .perverse-incentive = state the worth oneself
    .audience = everybody, beside the company's own figures
    .source = customer performance indicator: an outcome as the customer sees it, beside the company's own indicator
metrics-unit-share = share
metrics-unit-points = points
metrics-unit-of-five = of 1-5
metrics-unit-of-seven = of 1-7
metrics-unit-of-hundred = of 0-100
metrics-unit-money = money
metrics-unit-share-of-revenue = share of revenue
metrics-unit-for-one-lost = for 1 lost
metrics-unit-money-per-customer = money per customer
metrics-unit-of-costs = of costs
metrics-unit-money-per-churn-avoided = money per churn avoided
metrics-unit-per-customer-month = per customer-month
metrics-unit-per-customer = per customer
metrics-unit-contacts = contacts
metrics-unit-days = days
metrics-unit-money-per-contact = money per contact
metrics-unit-money-per-year = money per year
metrics-unit-per-active-customer = per active customer
metrics-unit-minutes-per-active-customer = minutes per active customer
metrics-unit-clicks-per-active-customer = clicks per active customer
metrics-unit-mentions = mentions
metrics-unit-from-minus-one = from -1 to 1
metrics-unit-probability = probability
metrics-unit-minutes = minutes
metrics-unit-minutes-per-customer = minutes per customer
metrics-title = { $name } ({ $key })
metrics-explain =
    .definition = { "  " }definition: { $text }
    .says = { "  " }says: { $text }
    .assumes = { "  " }assumes: { $text }
    .perverse-incentive = { "  " }tempts to: { $text }
    .audience = { "  " }read by: { $text }
    .source = { "  " }source: { $text }
    .unit = { "  " }unit: { $text }
    .better = { "  " }better: { $text }
    .estimator = { "  " }estimator: { $text }
    .interval = { "  " }interval: { $text }
    .edge-cases = { "  " }edge cases: { $text }
metrics-explain-counter-metric =
    { "  " }counter-metric: { $metric ->
        [none] it is the customers' own figure
       *[other] { $metric }
    }
metrics-explain-warning = { "  " }warning: { $warning }
metrics-better =
    { $better ->
        [high] high
        [low] low
       *[neither] neither
    }
metrics-guard-few = fewer than { $least } behind it: read the interval, not the figure
metrics-guard-churn = beside churn: no model fitted to these customers says that it goes with leaving; alone it does not predict churn
metrics-guard-after-contact = { PERCENT($share) } of the answers followed a contact: they say how the contact went, not how strong the relationship is
metrics-guard-roi = a ratio as the only figure hides size, time and risk: show the present value, the payback and the chance of a loss beside it
metrics-nonresponse-range = { PERCENT($share) } of those asked answered; the index of all of them lies between { SIGNIFICANT($least) } and { SIGNIFICANT($most) }
metrics-nonresponse-unknown = who was asked is not known, so neither is the response rate
metrics-nonresponse-weighted = weighted to the customers { SIGNIFICANT($value, digits: 4) } (bias { $bias })
metrics-none-events = no customers with an event of which it is known
metrics-none-active = no active customers
metrics-none-visits = no visits
metrics-none-mentions = no mentions
metrics-none-scores = no customers with a score
metrics-none-customers = no customers
metrics-none-observed = no customers observed
metrics-none-new = no new customers
metrics-none-acquisition = no costs named `acquisition`
metrics-none-referrals = no referrals
metrics-none-invited = nobody is known to have been asked
metrics-none-purchases = no purchases
metrics-none-contracts = no running contract with a fee
metrics-none-carts = no carts
metrics-none-offers = no offers
metrics-none-resolved = no resolved cases
metrics-none-tasks = no tasks
metrics-none-asked = nobody was asked
metrics-none-reasons = no detractor gives a reason
metrics-none-money = no money recorded
metrics-none-worse = no outcome for the worse
metrics-none-values = no customers with a value
metrics-none-bottom = no customers in the bottom box
metrics-none-boxes = no customers in the top box or none in the bottom box
metrics-none-avoided = no churn was avoided
metrics-none-avoided-bound = it may be that no churn was avoided: no upper bound
metrics-none-arms = no customers in arm `control`, or none in another
metrics-none-programme = no costs named `programme`
metrics-none-costs = no costs
metrics-none-strata = no stratum with answers
metrics-none-contacts = no contacts
metrics-none-leavers = nobody left, or nobody stayed
metrics-none-anything = nothing to count
metrics-none-losses = no loss is seen, and nothing says until when the table was watched; give observed_until
metrics-says-ever = no period: of all in the table, whenever they came and left
metrics-says-start = of those there from the start
metrics-says-fee = money is the fee of a month
metrics-says-left = who had left before being assigned is not known
metrics-alone-experiments = several experiments, and nothing says which of them the costs named `programme` belong to: measure one at a time
metrics-delay-referral = not complete: a referral may take { SIGNIFICANT($days) } days to become a customer
metrics-delay-case = not complete: a case opened before the log began may take { SIGNIFICANT($days) } days
metrics-delay-reopening = not complete: it may take { SIGNIFICANT($days) } days until a case is opened again
metrics-none-promoters = no promoters
metrics-none-passives = no passives
metrics-none-detractors = no detractors
metrics-flows-single = one set of cash flows: no interval; { $basis }
metrics-flows-plain = one set of cash flows: no interval
metrics-notes = { JOINED($notes, between: "; ") }
metrics-lack-table = no table { $table }
metrics-lack-column = { $table } has no column { $column }
metrics-lack-borrowed = the customers of { $table } have no column { $column }
metrics-lack-flow = { $table } holds the state of one day, not of each { $cut }
metrics-lack-instant = { $table } has no instant to cut by { $cut }
metrics-lack-cut = { $table } has neither { $cut } nor customers
metrics-lack-levels = { $column } has more than { $most } values, or personal ones, as free text has; group them
metrics-lack-currencies = { $column } holds several values ({ JOINED($values) }), which do not add up: --by { $name }
metrics-lack-group = no such group
metrics-lack-words =
    { $example ->
        [none] { $column } holds words other than { JOINED($words) }: map them to these
       *[other] { $column } holds words other than { JOINED($words) } (such as '{ $example }'): map them to these
    }
metrics-unmatched =
    { $all ->
        [true] none of the { $customers } customers of { $table } stands in customers
       *[false] { $missing } of the { $customers } customers of { $table } do not stand in customers
    }{ $example ->
        [none] { "" }
       *[other] { " " }(such as '{ $example }')
    }: they are in no group of customers and have no value; names differ where a spreadsheet dropped zeros, or where they were hashed with another key
metrics-cuts-impossible = The metrics cannot be cut so.
metrics-unknown = There is no metric '{ $key }'; { $remedy }
metrics-benchmark-unsourced = A benchmark enters only with source and date.
metrics-comparison-uncut = The tables were not cut by { $column }.
metrics-comparison-impossible = There is nothing to compare.
metrics-currencies-differ = Money of several currencies is not added.
metrics-database-unknown = The database's SQL is not known.
metrics-health-impossible = These parts make no health score.
metrics-health-few = There are too few customers to learn a health score from.
metrics-health-unlearnable = A health score cannot be learned this way.
metrics-health-columns = The customers lack columns that the score needs.
metrics-answers-off-scale = Answers are off the { $index } scale.
metrics-contract-broken = The table { $table } does not keep its contract; `cxsim check` gives the lines.
metrics-groups-too-many = There are too many groups to distinguish.
metrics-columns-unknown = The columns of { $table } cannot be renamed this way.
metrics-contracts-broken = The tables of the database do not keep their contracts.
metrics-tables-unreadable = The tables cannot be read.
metrics-tables-unusable = The tables cannot be measured.
metrics-return-basis = A return without its basis means nothing.
metrics-return-costs = A return on investment needs costs.
metrics-not-measured = { $key } was not measured for { $group }: { $reason }.
metrics-group-all = all
metrics-cut-unknown =
    .found = --by { $cut }
    .expected = a column, or one of { JOINED($periods) }
    .remedy = { $nearest }; or say which column it is, e.g. --column customers.{ $cut }=plan
metrics-cut-person =
    .found = --by { $cut }
    .expected = groups of people
    .remedy = a single person is no group
metrics-cut-personal =
    .found = --by { $cut }
    .expected = groups of people
    .remedy = its values look personal; a single person is no group
metrics-periods-several =
    .found = more than one period
    .expected = at most one
    .remedy = measure once for each
metrics-cut-twice =
    .found = a column twice
    .expected = each once
    .remedy = leave one out
metrics-benchmark-source =
    .found = a benchmark of { $key } without a source
    .expected = who published it, and where
    .remedy = name the source, or leave it out
metrics-comparison-column =
    .found = { $column }
    .expected = a column of --by
    .remedy = { $nearest }
metrics-comparison-value =
    .found = { $value }
    .expected = a value of { $column }
    .remedy = { $nearest }
metrics-currency-other =
    .found = amounts in { JOINED($currencies) }
    .expected = one currency in all tables
    .remedy = convert them to one
metrics-database-other =
    .found = a { $name } database
    .expected = one of { JOINED($names) }
    .remedy = { $nearest } Or export the tables to Parquet.
metrics-health-weight =
    .found = { $column }: weight { $weight }
    .expected = a weight of at least 0
    .remedy = change it
metrics-health-range =
    .found = { $column }: worst { $worst }, best { $best }
    .expected = two different values
    .remedy = change them
metrics-health-weightless =
    .found = no weight above 0
    .expected = at least one
    .remedy = state the weights
metrics-health-churners =
    .found = { FIXED($count) } leavers or stayers in one part
    .expected = at least { $least }
    .remedy = watch longer, or state the weights
metrics-health-direction =
    .found = { $column }: { $sign }
    .expected = 1 (more is good) or -1 (more is bad)
    .remedy = state the direction
metrics-health-empty =
    .found = no behaviour
    .expected = at least one column
    .remedy = state which, and whether more is good
metrics-health-holdout =
    .found = a holdout of { $holdout }
    .expected = a share between 0 and 1
    .remedy = hold out about a third
metrics-health-constant =
    .found = { $column } the same everywhere
    .expected = values that differ
    .remedy = leave it out
metrics-health-column =
    .found = no column '{ $column }'
    .expected = a column of the customers
    .remedy = { $nearest }
metrics-answer-off-scale =
    .found = { $index } answer { $answer }
    .expected = answers from { $low } to { $high }
    .remedy = rescale the answers or correct the column
metrics-value-impossible =
    .found = a value that cannot be
    .expected = { $expected }
    .remedy = correct or rescale it
metrics-cell-unreadable =
    .found = a cell that is no { $kind }
    .expected = a { $kind }
    .remedy = correct it
metrics-groups-count =
    .found = { $groups } groups
    .expected = at most { $most }
    .remedy = cut by a column with fewer values, or by a longer period
metrics-column-missing =
    .found = no column '{ $column }'
    .expected = a column of the table
    .remedy = { $nearest }
metrics-file-missing =
    .found = no such file
    .expected = a table to read
    .remedy = check the path
metrics-folder-empty =
    .found = a folder without Parquet files
    .expected = part-files
    .remedy = check the path
metrics-table-unusable =
    .found = { $reason }
    .expected = a table in its contract
    .remedy = check it with `cxsim check`
metrics-return-basis-missing =
    .found = no basis
    .expected = what is counted, horizon and rate
    .remedy = state it
metrics-return-costs-missing =
    .found = costs of 0 or less
    .expected = costs above 0 for each draw
    .remedy = check the costs
metrics-expected-sentiment = a sentiment from -1 to 1
metrics-expected-health = health scores from 0 to 100
metrics-expected-five = answers from 1 to 5
metrics-expected-entry = a tenure of at least 0, and an entry into the records from 0 to the tenure
metrics-expected-tenure = a tenure of at least 0
metrics-expected-resolved = resolved_at not before opened_at
metrics-expected-scale = { $index } answers from { $low } to { $high }, or on the scale stated in their row: { JOINED($scales) }
metrics-expected-range = { $index } from { $low } to { $high }
metrics-expected-last = last answers on their scales: { JOINED($ranges) }
metrics-line-warning = warning: { $warning }
metrics-line-intervals = 95% intervals stand in brackets; n is the number of rows or customers behind a figure.
metrics-line-trend = { "  " }trend per { $period }{ $group ->
        [none] { "" }
       *[other] { " " }of { $group }
    }: { $contrast }
metrics-line-comparison = { "  " }{ $comparison }{ $group ->
        [none] { "" }
       *[other] { " " }of { $group }
    }: { $contrast }
metrics-line-uncompared = Not compared, being totals or totals over customers: { JOINED($keys) }
metrics-line-missing = Not measured:
metrics-line-reason = { "  " }{ $reason }: { JOINED($keys) }
metrics-line-guard =
    { $groups ->
        [one] { "  " }warning: { $warning }
       *[other] { "  " }warning: { $warning } ({ $times } of { $groups } groups)
    }
metrics-difference = { $a } minus { $b }
metrics-difference-published = minus { $value } ({ $source }, { $published })
metrics-all = all
metrics-line-period = per { $period }
metrics-line-value = { "  " }{ $place }{ $padding }{ "  " }{ $estimate }
metrics-line-nonresponse = { "  " }{ $padding }{ "    " }{ JOINED($notes, between: "; ") }
metrics-estimate-unknown = { $note }
metrics-estimate =
    { $value } { $unit }{ $ends ->
        [none] { "" }
        [low] { " " }({ $low } or more)
       *[both] { " " }({ $low } to { $high })
    }, n = { $n }{ $note ->
        [none] { "" }
       *[other] ; { $note }
    }
metrics-contrast =
    { $value } { $unit } ({ $low } to { $high }), p = { SIGNIFICANT($p, digits: 2) }{ $note ->
        [none] { "" }
       *[other] ; { $note }
    }
metrics-number =
    { $sign ->
        [plus] +{ SIGNIFICANT($number, digits: 4) }
       *[none] { SIGNIFICANT($number, digits: 4) }
    }
metrics-number-large =
    { $sign ->
        [plus] +{ FIXED($number) }
       *[none] { FIXED($number) }
    }
metrics-how-score =
    .estimator = mean of the answers' points, weighted where weights are given
    .interval = normal from the multinomial variance, or Student's on the customers' sums where some answered more than once; cut at the scale's ends
    .edge-cases = no answers: not known; all alike, or one customer: no interval; missing values are not counted; an answer off the scale is an error
metrics-how-share =
    .estimator = share of the rows counted, weighted where weights are given
    .interval = Wilson's, of the effective number of rows (design effect of repeated customers, Kish's of weights)
    .edge-cases = none counted: not known; none or all: the interval still has a width; missing values are not counted
metrics-how-mean =
    .estimator = ratio of two sums
    .interval = Student's on the customers' sums (linearised, robust to what hangs together within a customer)
    .edge-cases = none counted: not known; one customer, or all alike: no interval; missing values are not counted
metrics-how-rate =
    .estimator = events over exposure
    .interval = exact Poisson (Garwood), widened where customers repeat
    .edge-cases = no exposure: not known; no event: 0; missing values are not counted
metrics-how-total =
    .estimator = sum
    .interval = of another such period: compound Poisson over the customers' sums
    .edge-cases = nothing recorded: not known; missing values are not counted
metrics-how-per-head =
    .estimator = total of one table over the customers of another
    .interval = compound Poisson of the total; the customers are known
    .edge-cases = no customers: not known; nothing recorded: 0 with the upper bound of no event (of the size of the others); missing values are not counted
metrics-how-price =
    .estimator = money spent over what it bought
    .interval = exact Poisson of the count; the money is known
    .edge-cases = nothing bought: not known
metrics-how-difference =
    .estimator = known customers times a difference of two means
    .interval = normal, of both means' variance
    .edge-cases = either box empty: not known
metrics-how-flows =
    .estimator = ratio of sums
    .interval = of one set of flows none; of draws their 2.5 % and 97.5 % points
    .edge-cases = no costs: not known
metrics-how-avoided =
    .estimator = money over a difference of shares
    .interval = of the difference of the arms' churn shares
    .edge-cases = nothing avoided: not known
## report: numbers

# numbers

report-draws =
    { $count ->
        [one] { $count } draw
       *[other] { $count } draws
    }
report-chance-none = none of { $draws }
report-chance-all = all { $draws }
report-chance-only = the only draw
report-payback-in = pays back in { $months }
report-payback-at-once = pays back at once
report-payback-never = does not pay back within the horizon

# names of quantities

report-on-churn = effect of { $what } on churn
report-of-model = { $part } of the { $model } model
report-in-model = effect of { $part } in the { $model } model
report-overall-level = overall level
report-stated-tail = stated tail
report-programme-cost = programme cost { $part }: { $name }
report-programme-effect = programme's effect on { $target }
report-of-effect = { $part } of the programme's effect on { $target }
report-field-of = { $rest } { $field }
report-in-segment = { $what }, segment { $segment }

## report: what frames a report: its title

# the page

report-title = { $plan }: { $programme }
report-subtitle = Simulated business case, { $months } from { $start }, in { $currency }
report-colophon = Made by cxsim; this page loads nothing and calls nowhere.
report-contents = Contents
report-the-decision = The decision
report-skip = Skip to the report
report-page-of = Page { $page } of { $pages }

# limits and reproduction

report-limits-title = Limits and notes
report-limit-random-numbers = Both scenarios share their random numbers and are averaged over { $replications } replications; the error that is left is part of the Monte Carlo error.
report-limit-closed = What the plan does not say does not happen: no competitor reacts, no price changes, no other programme runs.
report-reproduce-title = How to reproduce it
report-again-run = cxsim runs verify { $run }
report-again = cxsim runs verify, with the run's folder,
report-reproduce-text = The command { $again } fits the model again and simulates again from the stored fit; the second must be equal to the last bit.
report-made-from-table = What this run was made from
report-made-from-columns = What|Value
report-fact-table = table
report-fact-table-hash = hash of the table (SHA-256)

# the picture

report-picture-bands = { $draws } draws: pale 90%, darker 50%, line median
report-picture-cash = cumulative net cash flow, { $currency }
report-picture-more = { $count } more customers after { $months }
report-picture-fewer = { $count } fewer customers after { $months }
report-picture-axis = active customers, with minus without the programme
report-picture-base = base case
report-picture-synthetic = synthetic data; { $made }

## report: what a programme is worth

# the decision

report-no-money = On these assumptions { $name } changes no money: its net present value is { $zero }.
report-decision = On these assumptions { $name } { $verdict }: over { $horizon } it { $worth } ({ $spread }); it { $payback }, and { $losing }.
report-loss-chance = the chance to lose is { $chance }
report-loss-counted = it loses in { $chance }
report-pays-all = pays in every draw
report-loses-all = loses in every draw
report-all-draws = all { $draws } lie between { $low } and { $high }
report-single-draw = a single draw, so no range is known
report-pays = pays in nearly every case
report-never-pays = loses in nearly every case
report-likely-pays = is more likely to pay than to lose
report-likely-loses = is more likely to lose than to pay
report-is-worth = is worth { $amount }
report-loses = loses { $amount }
report-npv = Net present value
report-npv-axis = net present value, { $currency }
report-ninety = 90% of cases: { $between }
report-chance-to-lose = Chance to lose
report-loss-note = draws with a net present value below zero
report-payback = Payback
report-payback-note = { $chance } draws are paid back within { $months }
report-payback-counted = paid back within { $months }: { $chance }
report-not-within = not within { $months }
report-money-needed = Money needed
report-money-needed-note = deepest point of the median cumulative cash flow
report-customers-kept = Customers kept
report-customers-kept-note = fewer leave within { $months }, base case; { $won } won
report-customers-more = More customers
report-customers-more-note = after { $months }, base case
report-roi = Return on investment
report-roi-note = { $spread }, discounted
report-nothing-spent = nothing is spent
report-decision-title = What it is worth, and how sure that is
report-npv-title = { $losing }; { $spread }
report-npv-losing = { $chance } draws lose money
report-npv-losing-counted = money is lost in { $chance }
report-npv-ninety = nine in ten lie between { $low } and { $high }
report-npv-alt-few = Histogram of the net present value in { $draws }: lowest { $p5 }, median { $p50 }, highest { $p95 }.
report-npv-alt = Histogram of the net present value in { $draws } draws: 5th percentile { $p5 }, median { $p50 }, 95th percentile { $p95 }.
report-centre-alike = Base case { $base }, median of the draws { $median }, mean { $mean }: { $at }, and they differ by no more than chance.
report-centre-apart = Base case { $base }, median of the draws { $median }, mean { $mean }: { $at }; the draws lie elsewhere because one side of an interval moves NPV more than the other{ $most }.
report-centre-medians = in the base case every assumption stands at the median of its law
report-centre-modes = in the base case every assumption stands at the median of its law, only { $names } at the mode
report-centre-most = , most of all { $name } (NPV { $low } at its P5, { $middle } at its value, { $high } at its P95)
report-npv-note = Each draw takes every uncertain assumption at a value from its interval and simulates every customer with and without the programme. Mean { $mean }, Monte Carlo standard error { $error }; base case (every assumption at its central value) { $base }.
report-cash-title = In the middle case it { $payback }{ $need }
report-cash-need = , after a need of { $amount } at its deepest
report-cash-alt = Cumulative net cash flow by month with its 5th to 95th percentile; at the end the median is { $median }, the range { $between }.
report-cash-axis = cumulative net cash flow, { $currency }, not discounted
report-cash-note = Pale: 90% of draws; darker: 50%; line: median. Programme minus doing nothing, at the end of each month.
report-cash-note-few = Pale: from the lowest to the highest draw; line: median. Programme minus doing nothing, at the end of each month.
report-others = { $count } others
report-nothing-stands-out = No assumption stands out: none of those that were varied moves the result by more than chance would.
report-drives-most = What drives it most: { $label }
report-drives-sentence = { $label }: in the fifth of the draws in which it is lowest, the net present value averages { $low }; in the fifth in which it is highest, { $high }.
report-drives-alt = Bars ranking the assumptions by their effect on the net present value: { $bars }.
report-drives-bar = { $label } { $low } when low, { $high } when high
report-drives-note = Mean net present value over the fifth of the draws in which the assumption is lowest, and highest; ranked by rank correlation.
report-tornado-note = Each assumption alone at the ends of its 90% interval, all others at their central values, on the same random numbers.
report-not-from-chance = Indistinguishable from chance at { $draws } draws: { $rest }.
report-low-end = assumption low
report-high-end = assumption high
report-draws-axis = share of draws
report-tornado-by-chance = No wider than what chance alone makes of a bar (95%), so that neither side nor order says anything: { $rest }.
report-sobol-table = Which assumptions the spread of the result comes from
report-sobol-columns = Assumption|Alone|95% interval|In all|95% interval
report-shapley-columns = Assumption|Share|95% interval
report-shapley-note = Some of these assumptions move together, as stated or as fitted: each is given its fair part (Shapley), and all sum to 100%.
report-precision-table = How exact the simulation is: what another key would change
report-precision-columns = Figure|Value|Monte Carlo standard error
report-parts-table = Individual chance, good and bad months, assumptions: the parts of the spread
report-parts-columns = Source|Share of the variance|What it is
report-individual = individual chance
report-calendar = good and bad months
report-assumptions-part = what is not known
report-precise-enough = Precise enough: after { $draws } draws the standard error of the mean net present value is { $error }; at most { $allowed } was asked for.
report-not-precise-enough = Not precise enough: after { $draws } draws the standard error of the mean net present value is { $error }; at most { $allowed } was asked for. More draws make it smaller.

# the decision on one page

report-what-could-go-wrong = What could go wrong
report-measure-next = What to measure next
report-what-it-rests-on = What it rests on
report-one-downside = Downside case: { $amount }, with { $sets }.
report-set-to = { $name } at { $value }
report-one-switch = It is worth nothing once { $name } is { $value } instead of { $central }.
report-one-warning = Plausibility: { $name }: { $found }; expected { $expected } ({ $source }).
report-one-grades = { $measured } of { $all } numbers are measured, tested or fitted; { $weak } are benchmarks, quotes or opinions.
report-one-rank = First of all find out: { $name }. It moves the result more than anything else that was varied.
report-one-none = No single assumption stands out among those that were varied.

# what could go wrong

report-cases-table = Named cases: a set of assumptions at other values, on the same random numbers
report-cases-columns = Case|Net present value|Return on investment|Payback|Assumptions that differ from the base case
report-case-base = base
report-case-downside = downside
report-case-upside = upside
report-none-differ = none
report-rule = It loses where { $where }: { $loss } of the draws there lose, and { $caught } of all losses lie there.
report-rule-below = { $name } is below { $value }
report-rule-above = { $name } is above { $value }
report-rules-intro = Where among the draws it loses:
report-switch-table = Switching values: where the net present value becomes zero
report-switch-columns = Assumption|Central value|90% interval|Switching value|How found
report-switch-none = none near
report-audit-table = Plausibility audit: warnings
report-audit-columns = Check|Found|Expected|Source
report-audit-clean = Plausibility audit: { $count } checks against published ranges and against the case itself; none of them warns.
report-audit-sum = Plausibility audit: { $warnings } of { $count } checks warn.

# what to measure next

report-evpi = To know everything before deciding would be worth { $amount } (standard error { $error }).
report-evppi-table = What it would be worth to know one assumption exactly before deciding
report-abtest-title = Experiment: { $name }
report-abtest-unread = Planned: no data are there yet, so nothing is read.
report-abtest-plan = { LIST($arms) }, assigned by { $unit ->
        [cluster] cluster of customers
        [switchback] period for all customers
       *[other] customer
    } from { DATE($begins) }; outcomes count for { $after } after assignment.
report-abtest-plan-table = The plan against what ran
report-abtest-plan-columns = What|Planned|Ran
report-abtest-units = Units in all arms
report-abtest-share = Share of { $arm }
report-abtest-weeks = Weeks until the last outcome
report-abtest-looks = Readings
report-abtest-power-row = Power for the smallest change that matters
report-abtest-checks = What was checked first
report-abtest-parts = Split by stratum and by day of assignment: as planned in { $parts ->
        [one] the one part
       *[other] all of { $parts } parts
    }
report-abtest-shrunk = shrunk towards the prior { SIGNIFICANT($mean, digits: 3) }, and better with { CHANCE($share) }
report-abtest-forest = Effects relative to the control
report-abtest-forest-x = change of the control’s value
report-abtest-forest-item = { $label } { PERCENT($estimate, digits: 1) } ({ PERCENT($low, digits: 1) } to { PERCENT($high, digits: 1) })
report-abtest-forest-alt = Effects with their intervals: { $effects }.
report-abtest-forest-note = Lines: { PERCENT($share) } intervals. Effects of values too near 0 to be divided by are in the table only.
report-abtest-label = { $name } ({ $role ->
        [primary] primary
        [guardrail] guardrail
        [secondary] secondary
       *[exploratory] exploratory
    }){ $arm ->
        [none] { "" }
       *[other] , { $arm }
    }
report-abtest-effects = Effects by assignment (intention to treat); shares in percentage points, lifetimes in days
report-abtest-effects-columns = Endpoint|Control|Treated|Effect (interval)|Relative|{ $currency } a customer and year|Significance
report-abtest-money-note = Money: as if every { $days } brought the same; of a lifetime, until its horizon.
report-abtest-note = { $name }: { $note }
report-abtest-survival = { CAPITAL($name) }: { FIXED($treated, digits: 2) } days within { $tau } against { FIXED($control, digits: 2) }, a difference of { FIXED($difference, digits: 2) }
report-abtest-survival-alt = Share of customers who are still there by days since assignment, in both arms; mean lifetime within { $tau }: control { FIXED($control, digits: 2) } days, treated { FIXED($treated, digits: 2) }.
report-abtest-survival-note = Shaded: the difference of the mean lifetimes until the horizon (dotted). Dashed: the control.
report-abtest-days = days since assignment
report-abtest-size = What the experiment needs, by endpoint
report-abtest-size-columns = Endpoint|Today|Change to be found|Units|Weeks|Power within a year|Power over the prior
report-abtest-hazard = hazard { PERCENT($share) } lower
report-abtest-power-title = Power if enrolment ends with a week
report-abtest-power = power
report-abtest-week = weeks of enrolment
report-abtest-power-item = { $label } { PERCENT($power) } after { $week ->
        [one] { $week } week
       *[other] { $week } weeks
    }
report-abtest-power-alt = Power by week of enrolment: { $ends }.
report-abtest-designs = What each design would have said of a rollout whose true effect is { SIGNIFICANT($truth, digits: 3) }
report-abtest-designs-alt = Designs by the bias and the spread of their readings in the twin: { $designs }.
report-abtest-designs-table = Designs in the twin, { $arm }; the true effect of a rollout is { SIGNIFICANT($truth, digits: 3) }
report-abtest-designs-columns = Design|Mean reading|Bias|Spread|RMSE|Power|False alarms|Coverage
report-abtest-result-differs = The stored result { $file }, which levers take, is not what the data show now ({ LIST($names) }): analyse again
report-abtest-result-lost = The stored result { $file } cannot be read: analyse again
report-abtest-refused = Not simulated:
report-abtest-refused-design = { $design }: { $reason }
report-abtest-brought = Those whom customers bring from the first day on count with them.
report-abtest-bias = bias of the reading
report-abtest-spread = spread of the reading
report-abtest-open = What was not looked at
report-abtest-hash = Hash of the plan, which holds no data: { $hash }
report-evppi-columns = Assumption|Worth|Standard error
report-tests-table = Tests that the study states, each at its best size
report-tests-columns = Test|Of|Observations|Weeks|Costs|Cost of delay|Answer is worth|Standard error|Gain in all|Standard error
report-none-clear = No single assumption is worth more to learn than the Monte Carlo error of that value: draw more to find one.
report-no-test-pays = No single assumption is worth paying to learn: whatever was learnt, the decision would stay the same.

# options

report-options-title = The options side by side
report-effects-title = Where the benefits come from
report-options-intro = Every option simulates the same customers on the same random numbers; what several earn together is simulated, never added up.
report-options-table = Net present value of each option
report-options-columns-few = Option|Net present value|Lowest to highest draw|Chance to lose|Sum of its parts|Overlap
report-options-columns = Option|Net present value|90% of cases|Chance to lose|Sum of its parts|Overlap
report-options-best = The highest mean net present value: { $name }.
report-options-nothing = No option has a mean net present value above zero: doing nothing is best.
report-split-table = Which effect earns the benefits, present value
report-split-columns = Effect|Shapley share|Alone|Last
report-split-total = Benefits
report-split-note = Alone: only this effect happens. Last: what it adds when all others have happened. The benefits minus all effects alone, their overlap: { $overlap }.
report-effect-retention = retention
report-effect-referral = referral
report-effect-cost-to-serve = cost to serve
report-effect-expansion = expansion
report-effect-acquisition = acquisition
report-bridge-title = From { $first } to { $second }: { $difference }
report-bridge-alt = Bridge from { $first } ({ $start }) to { $second } ({ $end }): { $bars }.
report-bridge-start = start
report-bridge-end = end

## report: who the customers are

# customers

report-customers-title = Who the customers are
report-customers-text = { $table } has { $rows } customers: { $active } active and { $gone } gone ({ $share }); the longest tenure is { $tenure } months. The twin starts from the active ones, each in the present state of its row.
report-stated-text = No customer table was read, so nothing was measured and nothing was fitted: { $customers } customers are drawn from { $count } segments, and how fast they leave is stated, on the evidence below. A table of customers would replace it by a fit.
report-stated-table = Segments, with the hazard of leaving as stated
report-stated-columns = Segment|Customers|Mean tenure, months|Mean fee, { $currency } a month|Hazard of leaving|Grade|Source
report-stated-constant = { $rate } a month
report-stated-weibull = Weibull: scale { $scale } months, shape { $shape }
report-indices-table = Indices as measured on the table
report-indices-columns = Index|Value|95% interval|Answers|How to read it
report-how-read = How the file was read: { $how }.
report-scenarios-title = Without and with the programme
report-scenarios-intro = Every customer is simulated twice on the same random numbers: without the programme and with it. Base case, mean of the replications.
report-more-customers = { $count } more customers at the end
report-fewer-customers = { $count } fewer customers at the end
report-as-many-customers = As many customers at the end as without it
report-active-axis = active customers at month end
report-more-contacts = { $share } more contacts over the horizon
report-fewer-contacts = { $share } fewer contacts over the horizon
report-as-many-contacts = As many contacts as without it
report-contacts-axis = contacts per month
report-satisfaction-higher = True satisfaction ends { FIXED($points, digits: 1) } points of 100 higher
report-satisfaction-lower = True satisfaction ends { FIXED($points, digits: 1) } points of 100 lower
report-satisfaction-same = Satisfaction stays as it is
report-satisfaction-axis = mean satisfaction of active customers, 0-100
report-scenarios-alt = { $unit }, { $months }: without the programme from { $first } to { $without }, with it to { $with_ }.
report-without-programme = without programme
report-with-programme = with programme
report-leave = { $with_ } customers leave with the programme, { $without } without it.
report-won = { $with_ } customers are won with the programme, { $without } without it.
report-referred = { $with_ } customers come by referral with the programme, { $without } without it.
report-fates-table = What becomes of each customer, one replication of the base case
report-segments-table = By segment, one replication of the base case
report-fates-columns = Fate|Customers|Worth, { $currency }|Worth per customer
report-segments-columns = Segment|Customers|Saved|Lost|Worth, { $currency }|Worth per customer
report-fates-note = Not discounted, programme costs shared out; the customers add up to the programme's total to the cent. How long a customer stays is compared from its arrival on.
report-all-customers = All
report-fate-saved = saved: leaves only without the programme
report-fate-lost = lost: leaves only with it
report-fate-longer = leaves later with it
report-fate-shorter = leaves sooner with it
report-fate-gained = comes only with it
report-fate-forgone = comes only without it
report-fate-earlier = stays as long, comes earlier with it
report-fate-later = stays as long, comes later with it
report-fate-served = stays as long, costs or pays otherwise
report-fate-same = nothing changes

## report: what a churn model says

# churn model

report-model-title = What the churn model says, and how far to trust it
report-model-summary = { $method }, fitted on { $rows } customers of whom { $events } left ({ $each } for each coefficient). { $sentence }
report-ratios-table = Hazard ratios: above 1 leaves sooner, below 1 stays longer
report-ratios-columns = Feature|Hazard ratio|95% interval|For|Direction clear
report-question-nps = Does a higher NPS mean lower churn here?
report-question-csat = Does a higher CSAT mean lower churn here?
report-question-ces = Does less effort for customers mean lower churn here?
report-question-yes = { $question } Yes, as an association: one point more goes with a churn hazard { $size } lower ({ $interval }), other features being equal.
report-question-against = { $question } Rather the other way round: one point more goes with a churn hazard { $size } higher ({ $interval }), other features being equal.
report-question-open = { $question } The data do not answer it: one point more goes with a hazard ratio of { $ratio } ({ $interval }).
report-question-settled = To explain it away, a cause that nobody measured would have to go with both, by a risk ratio of { $strength } for each point (E-value; { $nearer } at the end of the interval nearer to no effect). An experiment that lifts the score by one point for half of the customers would need { $events } leavers to settle it (80% power).
report-ratio-higher = { $step } higher
report-ratio-lower = { $step } lower
report-ratio-against = against { $reference }
report-yes = yes
report-no = no
report-no-holdout = No customers were held back, so nothing shows how well the model foretells those it has not seen.
report-rivals-table = Against naive rivals, on held-out customers
report-rivals-columns = Model|Concordance
report-calibration-title = By month { $month }, expected and observed churn differ{ $error }
report-calibration-error = { " " }by { $points } on average
report-calibration-group = group { $group }: expected { $expected }, observed { $observed }
report-calibration-alt = Expected against observed churn by month { $month } in groups of like risk: { $groups }.
report-calibration-note = { $sentence } Bars: 95% interval; on the dashed line, what was expected is what came.
report-calibration-x = expected to have left by month { $month }
report-calibration-y = observed to have left
report-proportional = Proportional hazards: no sign that any hazard ratio changes with tenure.
report-not-proportional = Proportional hazards: the check finds hazard ratios that change with tenure.
report-survival-half = Half of the customers have left by month { $month }
report-survival-share = { $share } are still there after { $months }
report-survival-alt = Kaplan-Meier estimate of the share of customers still there by tenure: { $share } at month { $month }, the longest observed; beyond it the stated tail.
report-survival-note = Line and band: Kaplan-Meier estimate with its 95% interval. Dashed: the stated tail, drawn for a customer of average risk.
report-survival-x = tenure, months
report-survival-y = share of customers still there
report-tail = { $tail } Its effect: of 100 customers of average risk who pass month { $month }, { $count } are still there a year later.

## report: cash flows

# money

report-money-title = The money, month by month
report-money-text = Programme minus doing nothing, in { $currency }, { $prices }, { $tax }, every assumption at its central value. Discounted at { $rate } a year (annual effective{ $real }): what accrues over a month at { $when } of it, dated payments from the first day of their month.
report-nominal = nominal
report-real = in the money of today
report-before-tax = before tax
report-after-tax = after tax
report-rate-converted = , the stated rate brought to the prices of the plan
report-the-middle = the middle
report-the-end = the end
report-worth-table = What the base case is worth
report-worth-columns = Measure|Value|Basis
report-pv-benefits = Present value of benefits
report-pv-costs = Present value of programme costs
report-benefits-minus-costs = benefits minus costs
report-irr = Internal rate of return, per year
report-not-stated = not stated
report-mirr = Modified internal rate of return, per year
report-at-discount-rate = financed and reinvested at the discount rate
report-payback-basis = not discounted, linear within a month
report-payback-discounted = Discounted payback
report-linear = linear within a month
report-not-within-horizon = not within the horizon
report-peak-funding = Peak funding
report-peak-funding-basis = deepest cumulative cash flow, not discounted, in month { $month }
report-expected-loss = Expected loss
report-expected-loss-basis = mean over the draws of what is lost, none where nothing is
report-hard-npv = Net present value, hard savings only
report-hard-npv-basis = without the lines that no budget will show; these add { $soft }
report-equity-before = Customer equity without the programme
report-equity-after = Customer equity with the programme
report-equity-basis = present value within the horizon, { $each } a customer, programme costs not in it
report-steps-table = From the gross benefits to the net present value
report-steps-columns = Step|Amount
report-by-year = Incremental cash flow by year, { $currency }
report-by-month = Incremental cash flow by month, { $currency }
report-line = Line
report-year-months = Months { $first }-{ $last }
report-total = Total
report-net-flow = Net cash flow
report-month-column = Month
report-programme-costs = Programme costs
report-cumulative = Cumulative
report-programme-line = Programme: { $name }

# Total Economic Impact table

report-tei-title = Cash flow table, risk-adjusted, { $currency }
report-tei-columns = Row|Of|What|Initial
report-tei-year = Year { $year }
report-tei-present = Present value
report-tei-with = { $line }, with the programme
report-tei-without = { $line }, without it
report-tei-subtotal = { $line }: { $what }
report-tei-adjustment = Risk adjustment
report-tei-adjusted = { $line }, risk-adjusted
report-tei-benefits = Total benefits, risk-adjusted
report-tei-costs = Total costs, risk-adjusted
report-tei-net = Net benefits
report-tei-cumulative = Cumulative net benefits
report-tei-note = Initial: payments on the first day. Each line is brought to its mean over the draws where that is worse than the base case: benefits only down, costs only up. Present values discount month by month, as everywhere here.

# assumptions

report-assumptions-title = What it assumes
report-assumptions-text = { $count } numbers stand behind the result; { $varied } of them were varied over their 90% interval, the others are taken as certain. Best known first: measured, experiment, fitted, quoted, benchmark, opinion.
report-no-source = { $count } of them name no source.
report-register-table = Assumption register
report-register-columns = Assumption|Value|90% interval|Unit|Grade|Source|Used in
report-ledger-table = Assumption ledger
report-ledger-columns = Assumption|Value|90% interval|Unit|Grade|Source|Owner|Of|Swing of the result
report-grades-table = How much of the return rests on which grade
report-grades-columns = Grade|Numbers|Uncertain|Share of the swings|Net present value, these at their worse end|Return, likewise
report-planned-table = For the review: what is planned, every twelfth month
report-planned-columns = Month|Measure|Planned|90% range
report-used-plan = plan
report-used-programme = programme
report-used-money = money
report-used-model = fitted model

## report: a plan shown before it is run: the picture of its journeys

# the picture

report-journeys = { $plan }: journeys
report-goes-through = { $plan }: what customers go through
report-outcome-success = success
report-outcome-failure = failure
report-outcome-abandonment = abandonment
report-outcome-asked = answer to a survey
report-then-end = , end
report-also-starts = , starts { $journey }
report-interval-of = { " " }({ $low } to { $high })
report-by-satisfaction = { " " }to { $share } by satisfaction
report-gives-up = , and who gives up waiting
report-starts-rate = starts { $rate } times a month for each customer{ $differs }
report-starts-when = , by the hour: { $hours }
report-starts-differing = , differing between customers (variation { $variation })
report-starts-every = starts every { $count } months of tenure
report-starts-after = starts on { $outcome } of { $touch }
report-starts-answer = starts on an answer below { $below } to the survey { $survey }
report-starts-won = starts when a customer is won
report-starts-leaving = starts when a customer decides to leave
report-starts-purchase = starts at each purchase
report-starts-purchases = starts at { $share } of purchases
report-starts-bill = starts with each bill
report-starts-bills = starts with { $share } of bills
report-starts-dates = starts on { $dates } for { $share } of { $segment ->
        [everybody] customers
       *[other] the customers of { $segment }
    }
report-starts-below = starts when { $level ->
        [satisfaction] satisfaction
       *[other] effort
    } falls to { $threshold }
report-starts-above = starts when { $level ->
        [satisfaction] satisfaction
       *[other] effort
    } rises to { $threshold }
report-survey-every = { $survey } ({ $index }, every { $count } months)
report-survey-after = { $survey } ({ $index }, after { $touch })
report-served-by = served by the pool { $pool }
report-opens-case = opens a case: { $case }
report-resolves-case = resolves a case: { $case }
report-in-python = decided in Python: { $name }
report-offer-kind = offer ({ $kind })
report-pools-band = pools
report-pools-are = agents who serve the touches that name them
report-pool-agents =
    { $count ->
        [one] { $agents } agent, { $hours }
       *[other] { $agents } agents, { $hours }
    }
report-pool-per = one queue for each { $column }, the agents divided as the customers are
report-pool-service = service { $time }
report-pool-patience = patience { $time }
report-pool-called-back = who asks outside these hours is called back, from { $time } on before new callers
report-pool-helped = helped by { $pools }
report-pool-cost = { $amount } { $currency } a month for each agent
report-on-average = { $time } on average
report-average-within = { $time } on average, 95% within { $most }
report-length-years = years
report-length-months = months
report-length-d = d
report-length-h = h
report-length-min = min
report-length-s = s

# the list

report-plan-counts = { $plan }: { $journeys } journeys, { $quantities } quantities that a lever can name
report-plan-columns = quantity|value|90% interval|unit|grade|source
report-wrote = wrote { $file }

## report: the page on drivers: what goes with the scores

report-drivers-title = { $place }: drivers of churn and scores
report-drivers-of = Drivers of { $indices }
report-synthetic-label = These data are synthetic: they describe no real company and no real person.
report-index-nps = NPS
report-index-csat = CSAT
report-index-ces = effort score (CES)
report-asks-ces = How alarming is a fall of the effort score?

# key figures

report-more-leavers = More leavers of 1,000 in a year if the { $index } fell by one point
report-more-leavers-note = { $between }; churn hazard × { $ratio }
report-trial-size = Customers an experiment would need
report-trial-size-note = followed for a year, the { $index } of half of them lifted by one point

# a score and churn

report-leaves-by = Who leaves within a year, by { $index }
report-leaves-alt = Share leaving within a year: { $bands }.
report-leaves-note = Each band in turn stands for all of today's customers, so that features and other scores are equal. With 95% intervals.
report-leaves-axis = leave within a year, others equal
report-score-ratios = Hazard ratios (Cox regression)
report-score-ratio-columns = Difference|Ratio|95% interval
report-score-alone = one point more, the score alone
report-score-equal = one point more, others equal
report-score-contrast = lowest against highest band, others equal
report-score-rows = { $left } leavers in { $rows } rows.
report-line-holds = { " " }A straight line in the score holds (p = { $p }).
report-line-refuted = { " " }A straight line in the score is refuted (p = { $p }).
report-trials-table = What an experiment would need (two equal arms, 80% power, 5% two-sided; Schoenfeld 1983)
report-trials-columns = Points lifted in one arm|Hazard ratio|Leavers needed|Customers, followed a year|Weeks with all of today's customers
report-trials-note = If the association were the effect. A smaller lift, or an effect that is only partly causal, needs more.
report-more-than = more than { $count }

# what goes with a score

report-moves-with = What moves with the { $index }
report-shares-title = What the { $index } goes with
report-shares-note = Hollow points are drivers that cannot be distinguished from chance: noise alone gives them such shares. Intervals (95%) by customer.
report-shares-axis = share of what is explained
report-bends-at = { $driver } bends at { $knot } (p = { $p }): it has one slope below and another above.
report-no-bend = No number shows a bend: straight lines hold (Wald tests of hinges, all together at 5%).
report-left-out = { $driver } is left out: { $why }.
report-effects-table = Expected { $index }, others equal (proportional odds regression)
report-driver-columns = Driver|This much more|Points|95% interval|Significant
report-effects-note = { $answers } answers of { $customers } customers, mean { $mean }.
report-not-known = not known

# reasons, spend, data

report-through-title = Through the scores to churn
report-reasons-title = Root causes as customers name them (NPS+)
report-reasons-table = Reasons given with the { $index }
report-reasons-columns = Reason|Answers|Mean score|In the lowest band|Customers now|Leave in a year|All else equal|95% interval|Significant
report-spend-title = Scores and spend
report-driver-data-title = Data and method
report-driver-data = { $file } (SHA-256 { $hash }…): { $customers } customers, of whom { $left } left; { $answers } answers. Contacts and touches count for { $days } days before an answer. Shares: Shapley values of explained log likelihood, intervals from { $draws } resamples of customers (seed { $seed }).

## report: the card of a comparison of churn models

report-card-title = { $study }: churn models
report-recommended = Recommended: { $reason } { $model } is: { $described }.
report-recommended-line = Recommended: { $reason }
report-card-data = Data
report-card-rows = { $file } (SHA-256 { $hash }…): { $rows } customers, of whom { $events } left; { $left_out } (none of those who left) were not observed for any time and are left out. { $split }
report-card-notes = Columns: what was left out, filled in and compared with what
report-card-models = Models and naive rivals, on customers that each fit had left out
report-ranking = Ranking
report-ranking-caption = Who leaves first: concordance and AUC are 0.5 for a coin; Brier scores are better when smaller.
report-ranking-columns = Model|Concordance|Uno|Brier|Brier, as in print
report-auc-at = AUC { $month }
report-beats-naive = Beats naive
report-naive-rival = naive rival
report-beats = yes
report-does-not-beat = NO
report-not-fitted = not fitted: { $why }
report-level-region = Level
report-level-caption = How many leave: expected over observed churners within groups of like risk (right at 1) ± mean error of a group in percentage points.
report-level-columns = Model|As fitted|Hazard rescaled|Isotonic
report-at-month = { $what }, month { $month }
report-level-note = Rescaled and isotonic: recalibrations learnt on other customers than those they are tried on.
report-card-calibration = Calibration of the recommended model
report-calibration-region = Calibration by month { $month }
report-calibration-caption = By month { $month }, in groups of like risk, lowest first
report-calibration-columns = Group|Customers|Expected|Observed|95% interval
report-none-left = none left
report-out-of-time = Out of time
report-out-of-time-caption = Leavers within { $months } months of past days, foretold on what was known then
report-out-of-time-columns = Day|Customers|Expected|90% band|Came|Concordance
report-card-proportional = Proportional hazards
report-changing-ratios = { $count } hazard ratios that change with tenure
report-card-groups = Groups of customers
report-groups-caption = The recommended model within each group; groups too small to say anything are not shown.
report-groups-columns = Group|Customers|Left|Concordance
report-expected-observed = Expected / observed, month { $month }
report-card-tail = Beyond what was observed

report-pair = { $name }: { $value }
report-months-exact =
    { $months ->
        [one] { FIXED($months, digits: 1) } month
       *[other] { FIXED($months, digits: 1) } months
    }
text-percent-of = { $percent }%

# the card of models of value

report-value-title = { $study }: models of value
report-value-subtitle =
    { $customers ->
        [one] { $customers } customer known on { DATE($day) }
       *[other] { $customers } customers known on { DATE($day) }
    }
report-value-after-cut = Purchases after the cut, forecast and counted
report-value-earlier-cuts = The same at earlier cuts
report-value-band = A band carries the uncertainty of the parameters, the chance of each customer, and what moves all customers together, learnt from the weeks before the cut. It is widened by the errors of the same model's forecasts at four earlier cuts.
report-value-holdout = Held against what followed
report-value-fits = The fits
report-value-log = The log
report-value-headline = { $model } comes nearest: it expected { $forecast } purchases and { $actual } were made ({ $error }); to go on at the rate of the past expects { $naive } ({ $naive_error }).
report-value-expected = { $count } expected
report-value-columns = Model|Cut|Until|Counted|Expected|Error|90% band|Held|Status
report-value-weeks = weeks
report-value-years = years
report-value-opportunities = opportunities
report-value-naive = rate heuristic
report-value-converged = converged
report-value-boundary = at a boundary
report-value-few-repeaters = few repeaters
report-value-correlated = correlated
report-value-no-fit = no fit
report-value-likelihood = { $model }: log likelihood { $likelihood }, times in { $unit }. { $sentence }
report-value-parameters = Parameters
report-value-parameter-columns = Parameter|Estimate|Standard error

# fields of a plan

report-field-success = success
report-field-abandonment = abandonment
report-field-duration = duration
report-field-cost = cost
report-field-effort = effort
report-field-satisfaction = satisfaction
report-field-revenue = revenue
report-field-margin = margin
report-field-gain = gain
report-field-loss-aversion = loss aversion
report-field-half-life = half life
report-field-rate = rate
report-field-trigger = starts
report-field-variation = variation
report-field-quality-success = quality success
report-field-quality-failure = quality failure
report-field-effort-per-day = effort per day
report-field-missing = missing
report-field-start = start
report-field-threshold = threshold
report-field-conversion = conversion
report-field-delay = delay
report-field-reward = reward
report-field-referral = referral
report-field-acquisition = acquisition
report-field-churn = churn
report-field-cost-per-customer = cost per customer
report-field-money = money
report-field-discount-rate = discount rate
report-field-inflation = inflation
report-field-inflation-by-line = inflation by line
report-field-tax-rate = tax rate
report-field-haircut = haircut
report-field-share = share
report-field-terminal = terminal
report-field-per-customer = per customer
report-field-per-month = per month
report-field-per-event = per event
report-field-one-off = one off
report-field-coverage = coverage
report-field-ramp = ramp
report-field-lag = lag
report-field-on-churn = on churn
report-field-monthly-shocks = monthly shocks
report-field-response-rate = response rate
report-field-extremity-bias = extremity bias
report-field-response-coaching = response coaching
report-field-prospects-lost = prospects lost
report-field-success-satisfied = success of the satisfied
report-field-sd = sd
report-field-every = every
report-field-population = population
report-field-segments = segments
report-field-tenure = tenure
report-field-fee-change = change of the fee
report-field-fee-per-month = fee per month
report-field-payment = payment
report-field-hazard = hazard
report-field-mean = mean
report-field-scale = scale
report-field-shape = shape

# units and grades

report-unit-share = share
report-unit-per-year = per year
report-unit-per-month = per month
report-unit-per-day = per day
report-unit-as-the-quantity = as the quantity
report-unit-per-minute = per minute
report-unit-log-hazard-per-unit = log hazard per unit
report-unit-log-rate-per-unit = log rate per unit
report-unit-parameter-of-the-law = parameter of the distribution
report-unit-log-of-a-factor-on-the-hazard = log of a factor on the hazard
report-unit-months = months
report-unit-payments = payments
report-unit-touches = touches
report-unit-contacts = contacts
report-unit-customers = customers
report-unit-customer-months = customer-months
report-unit-agent-months = agent-months
report-unit-agents = agents
report-unit-minutes = minutes
report-unit-acceptances = acceptances
report-unit-cases = cases
report-unit-factor = factor
report-unit-level = level
report-unit-level-0-1 = level 0-1
report-unit-number = number
report-unit-days = days
report-unit-per-customer = per customer
report-unit-fees = fees
report-unit-money = { $currency }
report-unit-money-per-month = { $currency } per month
report-unit-money-per-minute = { $currency } per minute
report-grade-measured = measured
report-grade-experiment = experiment
report-grade-fitted = fitted
report-grade-quoted = quoted
report-grade-benchmark = benchmark
report-grade-opinion = opinion
report-grade-ungraded = opinion, no source
report-fact-seed = seed of the random numbers
report-fact-study = hash of the study
report-fact-file = hash of { $file }

## workbook: labels

# sheets

workbook-cover = Cover
workbook-inputs = Inputs
workbook-sources = Sources
workbook-engine = Engine
workbook-workings = Workings
workbook-results = Results
workbook-sensitivity = Sensitivity
workbook-monte-carlo = Monte Carlo
workbook-checks = Checks
workbook-abtest = Test { $name }
workbook-abtest-note = Inputs are the sums of the arms (blue); everything else is calculated from them here. The last rows of an endpoint repeat what the report states.
workbook-holds-abtest = from the sums of an experiment's arms to its effects, live
workbook-abtest-alpha = False-alarm rate (two-sided)
workbook-abtest-split = Sizes of the arms
workbook-abtest-all = All arms
workbook-abtest-found = Units assigned
workbook-abtest-planned = Planned share
workbook-abtest-units = Units in all
workbook-abtest-expected = Units expected
workbook-abtest-chi = Chi-squared
workbook-abtest-p = p-value
workbook-abtest-stratum = Stratum: { $name }
workbook-abtest-n = Units
workbook-abtest-column = { $column ->
        [y] outcome
        [x] denominator
        [y_before] outcome before
        [x_before] denominator before
        [new] no past
        [exposed] exposed
        [members] members of the cluster
       *[other] { $column }
    }
workbook-abtest-mean = Mean: { $column }
workbook-abtest-products = Sum of products about the means: { $first } × { $second }
workbook-abtest-slope = Slope on covariate { $number } (CUPED)
workbook-abtest-value = Value, with what was known before taken out
workbook-abtest-variance = Variance of the value
workbook-abtest-effect = Effect
workbook-abtest-relative = Relative to the control
workbook-abtest-error = Standard error
workbook-abtest-degrees = Degrees of freedom (Satterthwaite)
workbook-abtest-t = t
workbook-abtest-reach = Half-width of the interval
workbook-abtest-low = Interval, low end
workbook-abtest-high = Interval, high end
workbook-abtest-designs-note = Simulated in the twin: values, not formulas.
workbook-abtest-stated = Stated in the report: effect
workbook-abtest-stated-low = Stated in the report: low end
workbook-abtest-stated-high = Stated in the report: high end
workbook-audit = Audit
workbook-holds-inputs = the case that is live, prices, rates and the programme's costs: blue cells are meant to be changed
workbook-holds-sources = every assumption with its unit, interval, source and grade
workbook-holds-engine = what the simulation gave, month by month, case by case, without and with the programme
workbook-holds-workings = from volumes and prices to cash flow, present value and payback
workbook-holds-results = what the programme is worth
workbook-holds-sensitivity = net present value at other rates (live), each assumption alone, switching values
workbook-holds-monte-carlo = how sure that is: the draws of the uncertain assumptions, as values
workbook-holds-checks = the workbook against the engine
workbook-holds-audit = plausibility, evidence by grade, planned against actual

# cover

workbook-business-case = Business case: { $programme }
workbook-live = Live
workbook-live-case = Case that is live
workbook-npv-in = Net present value, { $currency }
workbook-checks-differ = Checks that differ from the engine
workbook-sheets = Sheets
workbook-made-from = Made from

# inputs

workbook-inputs-note = Blue cells are inputs: change them and every result follows. What the engine simulated is on the sheet { $engine }.
workbook-input-columns = Input|Live|{ $cases }|Unit|Source|Grade|Name in the study
workbook-selector = Case: choose one
workbook-selector-note = choose from the list
workbook-selector-number = Number of the case
workbook-base = Base
workbook-downside = Downside
workbook-upside = Upside
workbook-money-over-time = Money over time
workbook-discount-rate = Discount rate, annual effective
workbook-inflation = Inflation
workbook-inflation-by-line = Inflation of single lines, per year from the first month on
workbook-rate-is-real = The discount rate is real (1) or nominal (0)
workbook-prices-are-real = The amounts are real (1) or nominal (0)
workbook-effective-rate = Rate at which these amounts are discounted
workbook-point-in-month = When in its month an amount is discounted (1 = end, 0.5 = middle)
workbook-months-in-year = Months in a year
workbook-half = Half-months in a month
workbook-round-to = Amounts are rounded to multiples of
workbook-definition = definition
workbook-of-a-month = of a month
workbook-months = months
workbook-per-year = per year
workbook-share = share
workbook-switch = 0 or 1
workbook-prices = Prices
workbook-terms = Terms
workbook-costs = What the programme costs
workbook-month-paid = { $cost }: month paid
workbook-first-month = { $cost }: first month
workbook-last-month = { $cost }: last month
workbook-month-number = month number
workbook-for-checks = Checks
workbook-counts-as-none = Difference that counts as none
workbook-plus-share = plus this share of the engine's figure
workbook-irr-guess = Where the search for the internal rate starts, per half-month

# sources

workbook-sources-note = Every number behind the result. The interval holds it in 90 cases of 100; where there is none it is taken as certain.
workbook-source-columns = Assumption|Value|Unit|P5|P95|Grade|Source|Owner|Used in|Rank correlation with NPV|Name in the study

# engine

workbook-engine-note = Figures of the simulation, mean of { $replications } replications. Not to be changed.
workbook-number-of-month = Number of the month
workbook-months-elapsed = Months elapsed when it begins
workbook-year-of-horizon = Year of the horizon
workbook-unit = Unit
workbook-total = Total
workbook-sign = Sign
workbook-paid-in-months = paid in the months given on the sheet { $inputs }
workbook-made-of-amounts = made of other amounts, on the sheet { $workings }
workbook-without = without the programme
workbook-with-it = with the programme
workbook-level-without = factor on the price, without
workbook-level-with = factor on the price, with
workbook-extra-with = added to the price, with
workbook-of-case = { $what }, { $case }

# workings

workbook-workings-note = Every row has one formula over all months. Amounts are money to the company: income positive, cost negative.
workbook-live-volumes = The case that is live: volumes
workbook-factors = Discount factors
workbook-factor-month = for what accrues over the month
workbook-factor-dated = for payments on the first day of the month
workbook-paid = Months in which the programme's costs are paid
workbook-without-heading = Without the programme
workbook-with-heading = With the programme
workbook-difference = Programme minus doing nothing
workbook-hard-heading = Without soft savings: what haircut and tax then are
workbook-of-which-dated = of which dated payments
workbook-of-which-month = of which over the month
workbook-net-flow = Net cash flow
workbook-cumulative = Cumulative
workbook-present-value = Present value
workbook-dated-payments = Dated payments
workbook-over-month = Over the month
workbook-cumulative-present = Cumulative present value
workbook-at-start = { $what }, at the start of the month
workbook-after-dated = { $what }, after dated payments
workbook-at-end = { $what }, at the end of the month
workbook-made-good = { $what }: made good after so many months
workbook-half-months = Net cash flow on a grid of half-months, for the internal rates
workbook-half-columns = Half-month|Month|Net cash flow

# results

workbook-results-note = { $currency }, programme minus doing nothing, for the case that is live. Every figure follows the inputs.
workbook-by-line = By line
workbook-line-columns = Line|Kind|Total, not discounted|Present value|Hard or soft
workbook-benefit = benefit
workbook-cost = cost
workbook-hard = hard
workbook-soft = soft
workbook-net = Net
workbook-by-year = By year of the horizon, not discounted
workbook-line = Line
workbook-year-format = "Year "0
workbook-worth = What it is worth
workbook-pv-benefits = Present value of benefits
workbook-pv-costs = Present value of the programme's costs
workbook-npv = Net present value
workbook-hard-npv = of which without soft savings
workbook-roi = Return on investment
workbook-payback = Payback, months
workbook-payback-discounted = Discounted payback, months
workbook-payback-note = linear within a month; 0 = never in the red
workbook-not-back = not within the horizon
workbook-nothing-spent = nothing is spent
workbook-irr = Internal rate of return, per year
workbook-irr-none = none found
workbook-mirr = Modified internal rate of return, per year
workbook-mirr-note = financed and reinvested at the discount rate
workbook-peak = Peak funding, not discounted
workbook-delivered = As delivered: values that do not follow the inputs
workbook-delivered-columns = Figure|{ $cases }
workbook-chart = Cumulative net cash flow, { $currency }
workbook-chart-alt = Line chart of the cumulative net cash flow by month.
workbook-sets-heading = What the cases assume instead
workbook-sets-columns = Assumption|{ $cases }

# sensitivity

workbook-sensitivity-note = First what follows the inputs, then values of the simulation.
workbook-profile = Net present value at other discount rates, live
workbook-profile-columns = Discount rate|Net present value
workbook-breakeven = How much of the benefits may fail before nothing is left, live
workbook-breakeven-label = Share of the benefits that may fail
workbook-tornado = Each assumption alone at the ends of its 90% interval, values
workbook-tornado-columns = Assumption|Low|Central|High|NPV when low|NPV when high|Swing|Standard error|Switching value|How found
workbook-not-run = This run did not compute it.
workbook-sobol = Shares of the variance of the net present value, values
workbook-sobol-columns = Assumption|Alone|low|high|In all|low|high
workbook-shapley-columns = Assumption|Share|low|high
workbook-split = Which effect earns the benefits (Shapley), present value, values
workbook-split-columns = Effect|Share|Alone|Last
workbook-information = What it would be worth to know one assumption exactly, values
workbook-information-columns = Assumption|Worth|Standard error

# Monte Carlo

workbook-monte-carlo-note = { $draws } draws of the uncertain assumptions, every customer simulated twice in each. Values, not formulas.
workbook-spread-columns = Figure|Mean|P5|P50|P95|Draws
workbook-below-zero = Share of draws with a net present value below zero
workbook-paid-back = Share of draws that are paid back within the horizon
workbook-error = Monte Carlo standard error of the mean net present value, { $currency }
workbook-the-draws = The draws
workbook-draw-columns = Draw|Net present value, { $currency }|Return on investment|Payback, months|Discount rate
workbook-draw = draw { $number }

# checks

workbook-checks-note = The workbook against the engine as delivered, for the case that is live. After an input is changed they differ, and should.
workbook-check-columns = Check|Workbook|Engine|Difference|Result
workbook-ok = OK
workbook-differs = DIFFERS
workbook-line-without = { $line }, without the programme
workbook-line-with = { $line }, with the programme
workbook-count-differs = Checks that differ
workbook-sums = Lines add up to the net cash flow
workbook-pv-sums = Cumulative present value ends at the net present value

# audit

workbook-audit-note = The case against published ranges and against itself; on what evidence it rests; what to compare in a year.
workbook-audit-columns = Check|Verdict|Found|Expected|Source
workbook-plausible = plausible
workbook-warning = warning
workbook-not-applicable = not applicable
workbook-grades = Evidence by grade, values
workbook-grade-columns = Grade|Numbers|Uncertain|Share of the swings|NPV, these at their worse end|Return, likewise
workbook-review = Planned against actual: fill in the blue cells
workbook-review-columns = Measure|Month|Planned|Low|High|Actual|Deviation|Within the range
workbook-yes = yes
workbook-no = no
workbook-notes = Notes

## engine

engine-headline-single = { $name }: { FIXED($mean) } (one replication; several, or auto, say how much is chance)
engine-headline =
    { $name }: { FIXED($mean, digits: 1) } over { $replications } replications, ± { SIGNIFICANT($percent) }% (95% interval of the mean){ $verdict ->
        [unasked] { "" }
        [reached] : within the ± { SIGNIFICANT($required) }% asked for.
       *[missed] : NOT within the ± { SIGNIFICANT($required) }% asked for; more replications are needed.
    }
engine-resume-unwritable = Finished parts cannot be kept.
engine-uncompiled = The engine cannot be compiled.
engine-compiler-off =
    .found = the variable NUMBA_DISABLE_JIT, which switches the compiler off
    .expected = an environment without it
    .remedy = remove it: unset NUMBA_DISABLE_JIT
engine-folder-unwritable =
    .found = { $error }
    .expected = a folder that can be written
    .remedy = name another one with --resume
engine-resume-other-run = This is not the same run.
engine-parts-other-run =
    .found = parts of another run
    .expected = parts of this one
    .remedy = name another folder, or give the command, the file and the data of the run that was begun there
engine-cluster-absent = There is no cluster.
engine-scheduler-silent =
    .found = { $error }
    .expected = a scheduler that answers
    .remedy = start one: dask scheduler --host 127.0.0.1
engine-dask-uninstalled = The executor dask is not installed.
engine-package-absent =
    .found = no package `distributed`
    .expected = the extra `cluster`
    .remedy = pip install 'cxsim[cluster]'
engine-cluster-lost = The scheduler of the cluster is gone; { $units } { $units ->
        [one] unit is
       *[other] units are
    } not done. Start it again and repeat the command; with --resume DIR, finished parts are kept.
engine-cluster-empty = The cluster has no worker left; { $units } { $units ->
        [one] unit is
       *[other] units are
    } not done.
engine-units-failed = { $units } { $units ->
        [one] unit
       *[other] units
    } of work could not be done; the others are done.
engine-unit-failed =
    .found = { $error }
    .expected = a unit that can be done
    .remedy = see the unit { $unit }
engine-copies-impossible = There is no customer to repeat.
engine-customer-absent =
    .found = no active customer in the table
    .expected = at least one to repeat
    .remedy = leave out --customers, or give a table with some
engine-sums-overflow = The sums of this run cannot be counted.
engine-quantity-overflow =
    .found = { $name } comes to as much as { SIGNIFICANT($most, digits: 3) } in a sum
    .expected = sums of at most { SIGNIFICANT($limit, digits: 2) }
    .remedy = state amounts in thousands of the currency, in the table and in the plan
engine-total-overflow =
    .found = a sum of money above { SIGNIFICANT($limit, digits: 2) }
    .expected = less
    .remedy = state amounts in thousands of the currency, in the table and in the plan
engine-pools-unknown-segments = The plan's pools know segments that the customers do not have.
engine-segment-unknown =
    .found = '{ $segment }'
    .expected = a segment of the customer table
    .remedy = { $remedy }
engine-python-absent = The plan names touchpoints in Python that are not there.
engine-touchpoint-absent =
    .found = the touchpoint in Python '{ $name }'
    .expected = one that is passed
    .remedy = { $remedy }
engine-touchpoint-pass = pass the touchpoints in Python by name (cxsim simulate --touchpoints FILE.py)
engine-touchpoint-failed = The touchpoint in Python at { $name } cannot be simulated.
engine-touchpoint-raised =
    .found = { $error }
    .expected = no error
    .remedy = correct the function
engine-touchpoint-wait =
    .found = wait number { $number } of { $wait } days
    .expected = at most { $most } waits of 0 or more days
    .remedy = correct what it yields
engine-touchpoint-no-generator =
    .found = a { $kind }
    .expected = a generator
    .remedy = yield the days to wait (`yield 0.0` for none), and return an Ending
engine-touchpoint-no-ending =
    .found = it returned { $value }
    .expected = an Ending whose outcome is { LIST($outcomes, form: "or") }
    .remedy = return one
engine-touchpoint-out-of-range =
    .found = { $field } { $value }
    .expected = a number from 0 to { $most }
    .remedy = return one, or leave it out
engine-python-file-unusable = The touchpoints in Python cannot be used.
engine-python-file-absent =
    .found = no such file
    .expected = a Python file in UTF-8
    .remedy = correct the path
engine-python-file-unreadable =
    .found = { $error }
    .expected = a Python file in UTF-8
    .remedy = correct the path
engine-python-file-syntax =
    .found = { $error }
    .expected = Python
    .remedy = correct the file
engine-python-file-raised =
    .found = { $error }
    .expected = a file that runs
    .remedy = correct the file
engine-python-file-no-names =
    .found = no mapping { $name }
    .expected = names bound to generator functions
    .remedy = end it with { $name } = { "{" }"name": function{ "}" }
engine-base-explodes = The simulated customer base explodes.
engine-customers-too-many =
    .found = { $found }
    .expected = at most { $limit } customers in one run
    .remedy = lower referral.rate, referral.conversion or the rates of acquisition
engine-simpy-customers-too-many =
    .found = more than { $limit } customers
    .expected = at most { $limit } customers in one run on SimPy
    .remedy = lower referral.rate, referral.conversion or the rates of acquisition, or take the compiled engine
engine-customers-descendants = most customers with more than { $each } descendants each
engine-customers-acquired = { $customers } customers acquired
engine-customers-growing = { $count } customers, and growing
engine-customers-waiting = { $count } customers, { $waiting } more to be referred by one of them, and growing
engine-python-refused = The compiled engine runs no touchpoints in Python.
engine-touchpoint-python =
    .found = the touchpoint in Python '{ $name }'
    .expected = a plan in numbers alone
    .remedy = run it on SimPy (cxsim simulate --touchpoints FILE.py), or leave out custom
engine-change-unreachable = A change reaches nobody that can be drawn.
engine-audience-unit =
    .found = the unit '{ $unit }'
    .expected = customer, referral root, or a column by which customers are grouped
    .remedy = { $remedy }
engine-audience-period =
    .found = periods of { $days } days
    .expected = periods of at least 0.001 days and at most the { $most } days of the simulation
    .remedy = change the length of the periods
engine-audience-momentary =
    .found = a change of '{ $name }' in drawn periods
    .expected = a quantity of a touch, or a pool's times of service and patience: the others are counted on from month to month
    .remedy = let it change by customers or by groups
engine-group-unknown =
    .found = the column '{ $column }', of which the customers have no values
    .expected = a column of the customer table, or one under population.groups
    .remedy = { $remedy }
engine-queues-many =
    .found = { $count } values of the column '{ $column }', each with a queue of its own
    .expected = at most { $most }
    .remedy = group them into fewer values
engine-overflow-column =
    .found = the pool '{ $pool }', which is divided by '{ $column }'
    .expected = a pool that is divided by '{ $own }' too, or not at all
    .remedy = divide both by the same column, or leave it out of overflow:
engine-change-unknown = A change names an unknown quantity.
engine-quantity-unknown =
    .found = the name '{ $name }'
    .expected = a quantity of the plan
    .remedy = { $remedy }
engine-audiences-too-many = Too many audiences in one scenario.
engine-audiences-count =
    .found = { $audiences } different audiences
    .expected = at most { $limit }
    .remedy = give levers the same segment and coverage
engine-coefficients-absent = The plan asks for coefficients that the fit does not have.
engine-coefficient-unknown =
    .found = coef '{ $name }'
    .expected = a coefficient of the fitted model
    .remedy = { $remedy }
engine-coefficient-none =
    .found = coef '{ $name }'
    .expected = a number, since this fit has no log hazard ratios
    .remedy = write a value, or fit Cox
engine-inputs-invalid = These customers cannot be simulated.
engine-base-empty =
    .found = no customer at all
    .expected = customers whom those who are won or referred later are like
    .remedy = give at least one, in the table or in a segment; it may have left
engine-fees-too-large =
    .found = fees of { FIXED($fees, digits: 0) } a month in all
    .expected = at most { FIXED($limit, digits: 0) }
    .remedy = state amounts in thousands of the currency, in the table and in the plan
engine-horizon-empty =
    .found = 0 months
    .expected = at least 1 month
    .remedy = say how long to simulate, e.g. 36 months
engine-values-invalid = These values cannot be simulated.
engine-value-not-finite =
    .found = { $name } is not a finite number
    .expected = a finite number
    .remedy = correct the value, the draw or the lever that moves it
engine-log-too-large =
    .found = { $name } at { $value } ({ $unit })
    .expected = at most { $limit } either way
    .remedy = check the coefficient, and the scale of the answers that it is taken to
engine-risk-not-finite =
    .found = { $customers } of { $all } customers with a factor on the hazard that is no number
    .expected = a finite one
    .remedy = correct the features or the coefficients
engine-column-length =
    .found = { $values } { $column }
    .expected = { $customers }, as many as identities
    .remedy = give one for each customer
engine-column-out-of-range =
    .found = { $values } of { $all } values of { $column } such as { $value }
    .expected = numbers from { $low } to { $high }
    .remedy = correct or leave out these customers
engine-features-shape =
    .found = features of shape { $shape }
    .expected = { $expected }, as the hazard has
    .remedy = give a column for each
engine-features-not-finite =
    .found = { $customers } customers with a feature that is no number
    .expected = finite numbers
    .remedy = fill in what is missing, as the fit did
engine-segments-unnamed =
    .found = segments beyond the list of their names
    .expected = 0 to { $last }
    .remedy = name every segment
engine-cases-kinds =
    .found = open cases of { $kinds } kinds
    .expected = { $expected }, as the plan has
    .remedy = give a column for each kind, in the plan's order
engine-cases-dates =
    .found = an open case that was not opened before the start
    .expected = days of at least 0, or NaN
    .remedy = give the days since it was opened
engine-hazard-not-finite =
    .found = a cumulative hazard that is no number
    .expected = finite numbers
    .remedy = cut it before it grows without end; the tail goes on
engine-hazard-falls =
    .found = a cumulative hazard that falls, or knots that do
    .expected = knots that rise, and a hazard that never falls
    .remedy = sort them
engine-tail-invalid =
    .found = a tail of { $tail } a month
    .expected = a finite number of at least 0
    .remedy = correct it
## data

data-column-survey-id = the identifier of the answer
data-column-respondent = the customer who answered
data-column-answered-at = when it was answered
data-column-survey-kind = the kind of survey
data-column-index = the index asked for
data-column-scale = the scale of the answer
data-column-score = the answer
data-column-reason-given = the reason given
data-column-weight = the sampling weight
data-column-channel-asked = the channel asked about
data-column-touchpoint-asked = the touchpoint asked about
data-column-product-asked = the product asked about
data-column-region = the region
data-column-contact-id = the identifier of the contact
data-column-contact-customer = the customer who made contact
data-column-began-at = when it began
data-column-resolved-at = when it was resolved; blank while it is open
data-column-channel = the channel
data-column-reason = the reason
data-column-outcome = what came of it
data-column-first-contact-resolved = whether the first contact resolved it
data-column-handling-minutes = the agent's time, in minutes
data-column-contact-cost = the cost of the contact
data-column-transaction-id = the identifier of the purchase; several lines may share it
data-column-buyer = the customer who bought
data-column-bought-at = when it was bought
data-column-amount = the amount; below 0 for a return
data-column-quantity = the quantity; below 0 for a return
data-column-product = the product
data-column-currency = the currency
data-column-subscription-id = the identifier of the subscription or contract
data-column-subscriber = the customer who subscribed
data-column-ended-at = when it ended; blank while it runs
data-column-observed-from = when the records of it begin; blank if at its start
data-column-fee = the fee per month
data-column-plan = the plan or product
data-column-end-reason = why it ended
data-column-event-id = the identifier of the event
data-column-event-customer = the customer of the event
data-column-happened-at = when it happened
data-column-touchpoint = the touchpoint or activity
data-column-duration-minutes = how long it took, in minutes
data-column-wait-minutes = how long the customer waited, in minutes
data-column-event-case = the case it belongs to
data-column-event-cost = the cost of the event
data-column-touch-cost = the cost of the event without the agents' time
data-column-case-id = the identifier of the case
data-column-case-customer = the customer of the case
data-column-opened-at = when it was opened
data-column-first-contact-at = when it was first answered
data-column-reopened-at = when it was reopened; blank if never
data-column-case-contacts = how many contacts it took
data-column-case-cost = the cost of the case
data-column-spent-at = when it was spent, or the month it belongs to
data-column-cost-name = what it was spent on
data-column-cost-amount = the amount; below 0 for a refund
data-column-cost-customer = the customer it was spent on
data-column-referral-id = the identifier of the referral
data-column-referrer = the customer who referred
data-column-referred = the person who was referred
data-column-at = when
data-column-converted-at = when the referred person became a customer; blank if not
data-column-mention-id = the identifier of the mention
data-column-place = where
data-column-sentiment = the sentiment, from -1 (against) to 1 (for)
data-column-mention-reach = how many people it reached
data-column-mention-days = how many days it was visible
data-column-mention-customer = the customer who wrote it
data-column-assigned-customer = the customer who was assigned
data-column-experiment = the experiment
data-column-arm = the arm assigned
data-column-assigned-at = when it was assigned
data-column-exposed-at = when the customer first met it; blank if never
data-column-stratum = the stratum of the assignment
data-column-customer = the customer
data-column-churned = whether the customer has left
data-column-segment = the segment
data-column-contacts-recent = the number of recent contacts
data-column-joined = the day of joining
data-column-feature = a feature
data-column-invited = the customer who was asked
data-column-invitation-channel = the channel of the invitation
data-column-answered = whether an answer came
data-column-score-five = the answer from 1 to 5
data-column-team = the team
data-column-interval-began-at = when the interval began
data-column-interval-contacts = how many contacts came in the interval
data-column-visitor = the customer who visited
data-column-intent = what the visitor came for
data-column-completed = whether it was completed; blank if unknown
data-column-clicks = the number of clicks
data-column-cart-customer = the customer of the cart
data-column-cart-opened-at = when the first item was added
data-column-cart-bought = whether it was paid for
data-column-cart-amount = the value of its content
data-column-offer-customer = the customer it was made to
data-column-offer-kind = another product, or more of the same
data-column-accepted = whether it was accepted
data-column-outcome-customer = the customer concerned
data-column-shift = how much better (above 0) or worse (below 0)
data-column-outcome-reach = how many people are concerned
data-column-outcome-days = how many days it lasted
data-column-minutes-saved = the time it saved the customer, in minutes
data-column-value-received = its value to the customer, in money
data-column-cash-flow-kind = a gain or an expense of the company
data-column-present-value = the amount, discounted at a stated rate
data-column-tenure-months = the months since the customer joined
data-column-entry-months = how many of these months precede the records; blank if none
data-column-revenue = the revenue of the period
data-column-clv = the expected discounted margin to come
data-column-churn-risk = the predicted probability of leaving, from 0 to 1
data-column-health-score = the health score from 0 to 100
data-column-contacts-made = how many contacts the customer made
data-column-last-nps = the last answer from 0 to 10
data-column-last-csat = the last answer from 1 to 5
data-column-last-repurchase = the last answer, from 1 to 5, to whether the customer would buy again
data-column-newcomer = whether the customer joined after the records begin
data-column-observed-until = when the customer was last observed, gone or not
data-column-joined-at = when the customer joined
data-column-left-at = when the customer left; blank for a current customer
data-remedy-correct = correct it, or leave the row out
data-value-hidden = a value that is not shown because it is personal
data-value-same = the same value
data-value-any = a value
data-value-count = { $value } ({ $count })
data-found-values = { JOINED($values) }
data-hundredths =
    { $hundredths ->
        [true] ; 12% is then 0.12
       *[false] { "" }
    }
data-cell-blank =
    .found = a blank cell
    .expected = { $about }
    .remedy = fill it, or leave the row out
data-score-blank =
    .found = a blank cell
    .expected = { $about }
    .remedy = leave out the rows without an answer; in a mapping, write leave_out: [{ "{" }column: { $column }, blank: true, because: "no answer"{ "}" }]
data-value-unreadable =
    .found = { data-found-values }
    .expected =
        { $about }, { $kind ->
            [number] a number
            [instant] an instant
            [flag] a yes or a no
           *[other] a text
        }
    .remedy = { data-remedy-correct }
data-value-repeated =
    .found =
        { $value } on { $file ->
            [none] lines { $first } and { $second }
           *[other] line { $first } of { $file } and line { $second }
        }{ $names ->
            [one] { "" }
           *[other] , { $names } such values
        }
    .expected = { $about }, each once
    .remedy = keep one row per value, or choose the column that identifies the rows
data-value-several =
    .found = a value that occurs several times
    .expected = { $about }, each once
    .remedy = keep one row per value, or choose the column that identifies the rows
data-number-below =
    .found = { data-found-values }
    .expected = { $about }, { $least } or more
    .remedy = { data-remedy-correct }
data-number-above =
    .found = { data-found-values }
    .expected = { $about }, at most { $most }
    .remedy = { data-remedy-correct }
data-share-above =
    .found = { data-found-values }
    .expected = { $about }, at most { $most }
    .remedy = if it is in per cent, divide it by 100
data-tenure-above =
    .found = { data-found-values }
    .expected = { $about }, at most { $most }
    .remedy = nobody is a customer for more than { $years } years: is it in days? State the unit of the tenure, or correct the row
data-number-fraction =
    .found = { data-found-values }
    .expected = { $about }, a whole number
    .remedy = { data-remedy-correct }
data-number-infinite =
    .found = { data-found-values }
    .expected = { $about }, a finite number
    .remedy = { data-remedy-correct }
data-number-unreadable =
    .found = { data-found-values }
    .expected = { $about }, a number
    .remedy = { data-remedy-correct }
data-number-signed =
    .found = { data-found-values }
    .expected = { $about }, a number without a sign beside it
    .remedy = to read the numbers without their signs, write { $reader }{ data-hundredths }
data-number-comma =
    .found = { data-found-values }
    .expected =
        { $about }, { $signed ->
            [true] a number without a sign beside it
           *[false] a number with a decimal point, or a stated decimal mark
        }
    .remedy = German numbers: write { $comma } (if the comma groups thousands: write { $point }){ data-hundredths }
data-number-grouped =
    .found = { data-found-values }
    .expected =
        { $about }, { $signed ->
            [true] a number without a sign beside it
           *[false] a number without a thousands mark
        }
    .remedy = thousands are grouped: write { $point }{ data-hundredths }
data-date-outside =
    .found = { data-found-values }
    .expected = { $about }, a date from { $first } to the year { $last }
    .remedy =
        { $blank ->
            [true] where it stands for no date, leave the cell blank, or write { $reader }
           *[false] { data-remedy-correct }
        }
data-date-form = { $about }, a date as 2025-12-31 or 2025-12-31 14:05:00
data-date-stated-form = { $about }, a date written as stated ({ $dates }), the year with four digits
data-date-stated-short =
    .found = { data-found-values }
    .expected = { data-date-stated-form }
    .remedy = export with four-digit years
data-date-stated-wrong =
    .found = { data-found-values }
    .expected = { data-date-stated-form }
    .remedy = correct it, or change { $reader }
data-date-short =
    .found = { data-found-values }
    .expected = { data-date-form }
    .remedy = export with four-digit years
data-date-ambiguous =
    .found = { data-found-values }
    .expected = { data-date-form }
    .remedy = state which comes first, the day or the month: write { $day } or { $month }
data-date-named =
    .found = { data-found-values }
    .expected = { data-date-form }
    .remedy = write { $reader }
data-date-coded =
    .found = { data-found-values }
    .expected = { data-date-form }
    .remedy = if these are dates: write { $reader }
data-date-spreadsheet =
    .found = { data-found-values }
    .expected = { data-date-form }
    .remedy = if these are dates: write { $reader }, which counts days as a spreadsheet does
data-date-unreadable =
    .found = { data-found-values }
    .expected = { data-date-form }
    .remedy = write it so, or leave the row out
data-name-list =
    .found = { data-found-values }, a list
    .expected = { $about }, one name in a cell
    .remedy = write a row for each, or keep the one that counts
data-choice-unknown =
    .found = { data-found-values }
    .expected = one of { JOINED($choices) }
    .remedy = write one of these
data-flag-unknown =
    .found = { data-found-values }
    .expected = yes as { JOINED($yes, between: " or ") }, no as { JOINED($no, between: " or ") }
    .remedy = correct the cell, or name the value among yes or no of { $name }
data-instants-reversed =
    .found = { data-found-values }, before { $earlier }
    .expected = { $later } not before { $earlier }
    .remedy = correct one of the two
data-score-outside =
    .found = { data-found-values }, outside the scale of its row
    .expected = a score on the stated scale
    .remedy = correct the score or the scale
data-referral-own =
    .found = { data-found-values }, the referrer
    .expected = a referral of somebody else
    .remedy = correct one of the two
data-currency-mixed =
    .found = rows of { data-found-values }
    .expected = { $about }, one for all rows: amounts in several currencies cannot be added
    .remedy = map an amount that is in one currency, or keep the rows of one: { $filter }
data-column-one-of = one of { JOINED($names, between: " or ") }
data-column-missing =
    .found = no column '{ $name }'
    .expected = a column for { $about }
    .remedy = { $remedy }
data-column-map = in the mapping write { $mapping } with a column of the file: { JOINED($own) }{ $more ->
        [true] { " " }...
       *[false] { "" }
    }
data-code-number =
    .found = { $code }, where all other values are from { $low } to { $high }
    .expected = numbers, not codes for a missing answer
    .remedy = if it stands for no answer: write { $blank }; if it is a number: write { $valid }
data-code-text =
    .found = '{ $code }' in a column of text
    .expected = names of categories, not codes for a missing answer
    .remedy = if it stands for no answer: write { $blank }; if it is a category: write { $valid }
data-text-signed =
    .found = { $example }
    .expected = numbers, or names of categories
    .remedy = if they are numbers: write { $reader }; 12% is then 0.12. Otherwise leave the column out of the features
data-text-placeholders = { $name } says N/A, NULL or a dash in { $count } of { $rows } rows; read as blank.
data-text-alike = { $name } has { JOINED($forms, between: " and ") }, which differ by capitals or blanks only and count as different values; write them alike if they are the same.
data-frame-not-customers = The frame is not one of customers.
data-frame-text =
    .found = text
    .expected = { $about }, a number
    .remedy = read it as numbers
data-frame-tenure-above =
    .found = a tenure of { data-found-values } months
    .expected = at most { $years } years
    .remedy = is it in days? Divide by 30.4375
data-frame-repeated =
    .found = a repeated value
    .expected = the customer, each once (or intervals of a customer, with a column entry_months)
    .remedy = keep one row per customer
data-frame-flag =
    .found = neither true nor false
    .expected = { $about }
    .remedy = { data-remedy-correct }
data-column-tenure =
    the tenure in { $unit ->
        [days] days
        [weeks] weeks
        [years] years
       *[months] months
    }
data-column-mapped = a column of the mapping
data-file-empty = { $file } is empty.
data-file-no-bytes =
    .found = no bytes
    .expected = a table with a header line
    .remedy = export the table again
data-file-no-text =
    .found = no text
    .expected = a table with a header line
    .remedy = export the table again
data-file-unreadable = { $file } cannot be read.
data-file-missing =
    .found = no such file
    .expected = a table to read
    .remedy = check the path; it is relative to the study file or to the current folder
data-file-folder =
    .found = a folder
    .expected = a file
    .remedy = name the file inside it
data-file-name =
    .found = a path that is not UTF-8
    .expected = names of files and folders in UTF-8
    .remedy = rename it
data-file-special =
    .found = a pipe or a device
    .expected = a file, which can be read more than once
    .remedy = write its content to a file, and name that
data-file-refused =
    .found =
        { $reason ->
            [none] an unreadable file
           *[other] { $reason }
        }
    .expected = a file that may be read
    .remedy = check its permissions and its disk
data-archive-refused = { $file } is not unpacked.
data-archive-bomb =
    .found = a packed file that unfolds to more than { $size } MiB
    .expected = at most { $ratio } times its size beyond { $free } MiB, and { $most } MiB for a workbook
    .remedy = if it is meant, unpack it yourself, or save it as CSV
data-archive-unreadable = { $file } cannot be unpacked.
data-archive-damaged =
    .found = a gzip file that is cut short or damaged
    .expected = a whole gzip file
    .remedy = copy or export it again
data-encoding = encoding { $name } ({ $stated ->
        [true] stated
       *[false] detected
    })
data-encoding-wrong = { $file } is not text in { $encoding }.
data-encoding-bytes =
    .found = bytes that are not { $encoding } ({ $reason })
    .expected = text in { $encoding }
    .remedy =
        { $reader ->
            [none] export the table again as UTF-8
           *[other] write { $reader }
        }
data-encoding-mixed = { $file } mixes encodings.
data-encoding-lines =
    .found = letters in UTF-8 on line { $utf8 } and letters in { $encoding } on line { $other }
    .expected = one encoding
    .remedy = export the table again as UTF-8; if the file is right as it is, write { $reader }
data-delimiter-tab = a tab
data-delimiter-blanks = runs of blanks
data-delimiter = delimiter { $delimiter } ({ $stated ->
        [true] stated
       *[false] detected
    })
data-file-one-column = { $file } does not split into columns.
data-delimiter-wrong =
    .found = one column with the delimiter { $delimiter }
    .expected = { $columns } columns, which { $other } gives
    .remedy = write { $reader }
data-file-no-table = { $file } is not a table.
data-row-unreadable =
    .found = text that cannot be read as a row ({ $reason })
    .expected = rows of values
    .remedy = look at this line
data-row-width =
    .found = { $values } values in a row
    .expected = { $width }, as in the header
    .remedy = quote values that contain the delimiter, or correct the row
data-row-long =
    .found = a row that does not fit into { $memory }
    .expected = rows of ordinary length
    .remedy = look for an open quote
data-quote-open =
    .found = a quote that is not closed, or text after a closing quote
    .expected = quotes in pairs around a value
    .remedy = double a quote inside a value
data-rows-above =
    { $count ->
        [one] { $count } row above the header skipped
       *[other] { $count } rows above the header skipped
    }
data-decimal =
    { $mark ->
        [comma] decimal comma (stated)
        [point] decimal point (stated)
       *[none] decimal point (none stated)
    }
data-json-lines = JSON, an object per line
data-json-array = JSON, an array of objects
data-places-lines = lines are counted
data-places-objects = places are numbers of objects, the first being 1
data-json-no-table = { $file } is not a table of JSON objects.
data-json-wrong =
    .found = { $found }
    .expected = objects of names and values
    .remedy = export the table again, as one object per row
data-json-value = a value that is not an object{ $number ->
        [none] { "" }
       *[other] , number { $number }
    }
data-json-text = text that is not JSON{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }
data-json-deep = values nested too deep
data-json-empty = an array without objects
data-json-other = something else
data-xes = XES event log, a row per event
data-xes-no-log = { $file } is not an XES event log.
data-xes-wrong =
    .found = { $found }
    .expected = an XES event log
    .remedy = export the log again, without a document type
data-xes-doctype = a document type or an entity
data-xes-syntax = text that is not XML ({ $reason })
data-xes-empty = no event
data-workbook-none = { $file } is not a workbook.
data-workbook-damaged =
    .found = no workbook that can be read ({ $reason })
    .expected = a whole xlsx, xlsb, xls or ods file
    .remedy = save it again from the spreadsheet program
data-workbook-large = { $file } has a cell too far out.
data-workbook-far =
    .found = { $cells } cells up to { $corner } ({ $sheet })
    .expected = at most { $most }
    .remedy = delete what stands in that cell, which is often a stray mark, or save the sheet as CSV
data-sheet = sheet { $name }
data-sheet-absent = { $file } has no sheet '{ $sheet }'.
data-sheet-unknown =
    .found = sheets { JOINED($names) }
    .expected = a sheet '{ $sheet }'
    .remedy = { $remedy }
data-sheet-unstated = { $file } does not say which sheet.
data-sheet-several =
    .found =
        { $count ->
            [0] 0 sheets with content
           *[other] { $count } sheets with content: { JOINED($names) }
        }
    .expected = one sheet
    .remedy = write { $reader }
data-parquet = Parquet; places are row numbers, the first row being 1
data-parquet-none = { $file } is not a Parquet file.
data-parquet-damaged =
    .found = bytes that are not a whole Parquet file
    .expected = a Parquet file
    .remedy = write it again, or give it the ending of what it is
data-database = the answer of a database; places are row numbers, the first row being 1
data-database-refused =
    .found = { $reason }
    .expected = a table or a SELECT that can be read
    .remedy = try it in the database first
data-database-columns =
    .found = none of the columns
    .expected = { JOINED($names) }
    .remedy = name the columns so in a SELECT
data-database-closed = The database cannot be opened.
data-database-package =
    .found = no package '{ $name }'
    .expected = SQLAlchemy and the driver of the database
    .remedy = pip install { $name }
data-database-url =
    .found = { $reason }
    .expected = a URL such as postgresql://user@host/database
    .remedy = correct it
data-frame = a frame; places are row numbers, the first row being 1
data-frame-none = { $name } is not a frame that can be read.
data-frame-type =
    .found = a value of type { $type }
    .expected = a frame of pandas, polars or Arrow
    .remedy = give the frame itself
data-frame-mixed =
    .found = a column of values of mixed kinds
    .expected = one kind of values per column
    .remedy = convert it
data-frame-columns =
    .found = no columns
    .expected = a frame with columns
    .remedy = give the whole frame
data-frame-values =
    .found = values that cannot be turned into text
    .expected = numbers, texts and instants
    .remedy = convert the column
data-folder-empty =
    .found = a folder without part-files
    .expected = a file, or a folder of CSV, JSON, Parquet or xlsx files
    .remedy = check the path
data-part-files = { $count } part-files, { $first } to { $last }
data-header-unusable = { $file } has a header that cannot be used.
data-header-repeated =
    .found = '{ $name }' as the name of columns { JOINED($places) }
    .expected = each name once
    .remedy = rename all but one
data-header-different =
    .found = other columns than in { $file } ({ JOINED($names) })
    .expected = the same columns in every part-file
    .remedy = move files of another table away
data-reader-column =
    .found = no column '{ $name }'
    .expected = columns of the file in blank and valid
    .remedy = { $remedy }
data-file-rowless = { $file } has no rows.
data-rows-none =
    .found = a header and no rows
    .expected = at least one row
    .remedy = export the table again
data-join = { $count } files joined on { $key }
data-join-lookup = { $file } looked up by { $key }
data-join-reader = The reader names columns that no file has.
data-join-none = The files cannot be joined.
data-join-broken = { $file } and the other files cannot be joined on { $key }.
data-join-key =
    .found = no column '{ $key }'
    .expected = the column that names the customer, or one shared with the other files in which each value occurs once
    .remedy = move other files away
data-join-customers =
    .found =
        { $what ->
            [extra] customers who are not in { $file }
            [missing] customers of { $file } missing
           *[repeated] rows of a customer who has one already
        }
    .expected = the same customers in every file, each once
    .remedy = export all files at once
data-contract-broken = { $file } is not a table of { $contract }.
data-contract-none = There is no such contract.
data-contract-unknown =
    .found = contract '{ $name }'
    .expected = a known contract
    .remedy = { $remedy }
data-contract-rowless = { $file } has no rows of { $contract }.
data-customers-broken = { $file } is not a customer table as its mapping says.
data-customers-leak = { $file } has features that leak.
data-customers-unmapped = A customer table needs a mapping.
data-mapping-none =
    .found = no mapping
    .expected = a mapping that says which column is which
    .remedy = check the study file instead, which holds the mapping
data-mapping-missing =
    .found = no mapping
    .expected = which column is which
    .remedy = pass ColumnMapping(...), or name a study, which holds one; propose_mapping(FILE) proposes one
data-feature-personal =
    .found = '{ $name }', which looks like { $kind }
    .expected = no personal data among features and segment
    .remedy = leave it out of the mapping, or name it in hash
data-feature-reserved =
    .found = a feature named '{ $name }'
    .expected = a name other than { JOINED($reserved) }
    .remedy = rename the column
data-feature-empty =
    .found = no filled cell
    .expected = a feature with values
    .remedy = leave it out of features
data-feature-leak =
    .found = { $why }
    .expected = features known before the outcome
    .remedy = leave it out of features, or name it in allow if it is known before the outcome
data-mapping-listed =
    .found = no column '{ $name }'
    .expected = columns of the file in drop, hash and allow
    .remedy = { $remedy }
data-leak-total = { $name } is by its name a total over the time with the company: it leaks the duration
data-leak-outcome = { $name } is by its name written with or after the outcome: it leaks who left
data-leak-auc = { $name } alone predicts who left (AUC { FIXED($auc, digits: 3) }): it leaks the outcome
data-leak-certain = { $count } of the { $left } who left have a value of { $name } that no one who stayed has: it leaks the outcome
data-leak-tenure = { $name } repeats { $tenure }: it leaks the duration
data-leak-product = { $name } = { $tenure } x { $fee }: it leaks the duration
data-leak = { $why }; { $used ->
        [true] used, because the mapping allows it
       *[false] not used
    }.
data-personal-email = an e-mail address
data-personal-phone = a phone number
data-personal-ip = an IP address
data-personal-name = a name
data-personal-address = an address
data-personal-birth = a birth date
data-personal-account = an identity or account number
data-hash-secret = with the key in { $variable }
data-hash-values = with a key that follows from all the values and is not kept; set { $variable } for the same hashes in several tables
data-personal-hashed =
    { $known ->
        [true] { $name } looks like { $kind } and was hashed { $key }.
       *[false] { $name } was hashed { $key }.
    }
data-personal-dropped =
    { $known ->
        [true] { $name } looks like { $kind } and was dropped.
       *[false] { $name } was dropped.
    }
data-column-blank = { $name } is blank in { $count } of { $rows } rows{ $used ->
        [yes] { "" }
        [no] ; not used
       *[feature] , not used as a feature
    }.
data-outcome-constant =
    { $left ->
        [true] All of the { $customers } customers have left: no churn model can be fitted on them.
       *[false] None of the { $customers } customers have left: no churn model can be fitted on them.
    }
data-tenure-zero-left = { $count } of the { $left } customers who left have tenure 0: they count as leaving after { SIGNIFICANT($months, digits: 2) } months, the middle of the first unit of tenure.
data-tenure-zero-idle = { $count } customers with tenure 0 who have not left were not observed for any time and are left out of the fit; none of the { $left } who left is among them.
data-column-stated =
    .found = no column '{ $name }'
    .expected = a column of the table
    .remedy = { $remedy }
data-columns-renamed = The columns of { $file } cannot be renamed so.
data-mapping-broken = { $file } does not have the columns of its mapping.
data-mapping-column =
    .found = no column '{ $name }'
    .expected = the columns of the mapping
    .remedy = { $remedy }
data-answers-none = { $file } has rows that are no answers.
data-mapping-rowless =
    .found = no row that counts
    .expected = at least one
    .remedy = look at leave_out, and at the questions
data-rows-left-out = { $count } of { $rows } rows were left out: { $because }.
data-rows-counted = { $count } of { $rows } rows that count are { $because }.
data-log-completed = { $count } of { $rows } rows are completed activities and are counted; the others are their earlier steps.
data-activity-incomplete =
    .found = no completed '{ $name }'
    .expected = a row with the step complete
    .remedy = export the completions too
data-activity-unknown =
    .found = no activity '{ $name }'
    .expected = an activity of the log
    .remedy = { $remedy }
data-status-unanswered =
    .found = rows of status { JOINED($statuses) }
    .expected = answers of persons, not previews, tests or spam
    .remedy = { $filter }
data-because-not-won = deals that were not won
data-because-nobody = rows without a customer
data-because-incomplete = steps of an activity before its completion
data-because-no-consent = events without a visitor, who gave no consent
data-because-line-nobody = lines without a customer
data-because-cancellation = cancellations, set off against purchases
data-because-unfinished = answers that were not finished, which a survey tool exports too
data-because-spam = previews, tests, spam and answers that a program made up
data-because-no-reference = answers without the customer's reference
data-because-endless = answers without an end
data-ask-currency = the currency: { $mapping }, if it is one for all
data-ask-dates = how its dates are written, where not as 2025-12-31: { $reader }
data-ask-stage = the name of the stage of a won deal, if your pipeline renames it: { $mapping }
data-ask-cases = which activities are a contact and which resolve a case, if cases are to be made of it too: { $mapping }
data-ask-scales = the index and the scale of each question: { $mapping }
data-ask-kind = the kind of survey: { $mapping }
data-ask-customer = the customer, if a custom field holds it: { $mapping }
data-export-hubspot-deals = deals exported by HubSpot
data-export-hubspot-tickets = tickets exported by HubSpot
data-export-salesforce-opportunities = opportunities exported by Salesforce
data-export-salesforce-cases = cases exported by Salesforce
data-export-zoho-deals = deals exported by Zoho CRM
data-export-helpdesk = the event log of a helpdesk
data-export-xes = an event log with the names of XES
data-export-ga4 = events exported by Google Analytics 4, a row per event; instants are UTC
data-export-online-retail = Online Retail, the invoice lines of a shop (UCI): pounds sterling; an invoice that begins with C is a cancellation
data-export-cdnow = CDNOW, purchases of compact discs (Fader & Hardie): US dollars
data-export-telco = IBM's Telco customers, one CSV of a fictional operator
data-export-telco-workbooks = IBM's Telco customers, a folder of workbooks linked by Customer ID
data-export-qualtrics = answers exported by Qualtrics, with three header rows
data-export-surveymonkey = answers exported by SurveyMonkey, with two header rows
data-export-strange = { $file } is not recognised.
data-export-none =
    .found = columns of no known export
    .expected = one of { JOINED($known) }
    .remedy = write a mapping of your own
data-export-absent = There is no such export.
data-export-unknown =
    .found = export '{ $name }'
    .expected = a known export
    .remedy = { $remedy }
data-export-recognised = recognised: { $export }.
data-export-unsaid = the file does not state: { $ask }.
data-infer-export = { $file } was read as { $export }.
data-infer-gaps = { $file } does not say by its names what its columns are.
data-infer-stated = The columns of the customers cannot be distinguished.
data-infer-role =
    .found = customers.{ $name }
    .expected = a column of customers
    .remedy = { $remedy }
data-infer-absent =
    .found = no column '{ $column }'
    .expected = the column stated for { $name }
    .remedy = { $remedy }
data-infer-missing =
    .found = no column whose name says { $about }
    .expected = one
    .remedy = name it with { $option }
data-infer-outcome =
    .found =
        { $count ->
            [0] one value only in a column that says who left
           *[other] { JOINED($values) } in a column that says who left
        }
    .expected = a yes and a no, such as 1 and 0, as a table usually writes them
    .remedy = say what means what in a file of mappings: cxsim init --from FILE proposes one
data-infer-columns = Columns taken by their names: { JOINED($columns, between: "; ") }. If one is wrong: { $option }.
data-infer-features =
    { $count ->
        [0] What may explain: no column of the customers.
       *[other] What may explain: { JOINED($names) }.
    }
data-role-customer = who the customer is
data-role-tenure = how long the customer has been there
data-role-churned = whether the customer has left
data-role-fee = what the customer pays a month
data-dataset-none = There is no such data set.
data-dataset-unknown =
    .found = data set '{ $name }'
    .expected = a known data set
    .remedy = { $remedy }
data-dataset-unfetched = { $name } cannot be fetched.
data-dataset-missing =
    .found = no such file
    .expected = the file of the data set
    .remedy = set { $variable } to a folder that holds { $file }
data-dataset-changed = { $file } is not { $name } as published.
data-dataset-checksum =
    .found = checksum { $found }...
    .expected = { $expected }..., that of { $name }
    .remedy = remove the file and fetch it again
data-dataset-connect = connect, or put the file at { $path }, or set { $variable } to a folder that holds { $file }
data-dataset-other = { $name } was fetched, but it is not the file that was published.
data-dataset-bytes =
    .found = other bytes at { $url }
    .expected = a file with checksum { $expected }...
    .remedy = { $remedy }
data-dataset-silent =
    .found = no answer from { $url } ({ $reason })
    .expected = the published file
    .remedy = { $remedy }
data-time-ahead = A forecast starts today.
data-time-past =
    .found = { $name } of { $value }
    .expected = 0 or more, from now on
    .remedy = count from today
data-tenure-missing = The customers have no tenure to start from.
data-seed-unusable = The seed cannot be used.
data-seed-negative =
    .found = seed { $seed }
    .expected = a whole number from 0 on
    .remedy = choose another seed
data-column-amount-net = the amount, without returns
data-transactions-returns = { $count } of { $rows } lines are no purchases (returns, cancellations, gifts) and are left out.
data-transactions-broken = { $file } is not a transaction log.
data-transactions-empty =
    .found = no rows
    .expected = at least one purchase
    .remedy = export the log again
data-transactions-nobody =
    .found = no customer
    .expected = the customer who bought
    .remedy = leave such rows out
data-transactions-undated =
    .found = no readable date
    .expected = a date
    .remedy = { data-remedy-correct }
data-transactions-negative =
    .found = no such amount
    .expected = an amount of at least 0
    .remedy = leave returns out, or set them off against the purchase
data-rfm-empty = There are no customers to summarise.
data-rfm-nobody =
    .found = no purchase up to { $cut }
    .expected = at least one
    .remedy = choose a later cut
data-rfm-incomplete = The table lacks columns.
data-rfm-broken = The table is not one of recency, frequency and value.
data-rfm-column =
    .found = no column '{ $name }'
    .expected = a column of that name
    .remedy = { $remedy }
data-rfm-frequency =
    .found = { $value }
    .expected = a whole number of at least 0
    .remedy = count the repeat purchases
data-rfm-recency =
    .found = { $value }
    .expected = 0 up to T
    .remedy = measure it from the first purchase to the last
data-rfm-recency-single =
    .found = { $value }
    .expected = 0 without a repeat purchase
    .remedy = measure it from the first purchase to the last
data-rfm-time =
    .found = { $value }
    .expected = a time of at least 0
    .remedy = measure it from the first purchase to the cut
data-rfm-unit =
    { $unit ->
        [days] days
        [weeks] weeks
        [months] months
        [years] years
       *[opportunities] opportunities
    }
data-rfm-time-long =
    .found = { $value }
    .expected = at most { $years } years in { data-rfm-unit }
    .remedy = state the unit the times are in
data-rfm-value =
    .found = { $value }
    .expected = an amount of at least 0
    .remedy = average the repeat purchases without returns
data-rfm-weight =
    .found = { $value }
    .expected = a number above 0
    .remedy = leave the row out
data-rfm-covariate =
    .found = a value that is not finite
    .expected = finite numbers
    .remedy = fill in or leave out
data-rfm-repeated =
    .found = a repeated value
    .expected = each customer once
    .remedy = summarise the log by customer
data-durations-at-once = { $count } of the { $gone } customers who left did so in the instant they began: they are there with tenure 0.
data-durations-away = { $count } of { $customers } customers were away between two subscriptions and came back, for { FIXED($months, digits: 1) } months in all, the longest { FIXED($longest, digits: 1) }: that time counts as there, and their leaving as none. compute_spells splits it.
data-durations-left-out = { $count } of { $customers } customers were left out: not there at { $snapshot }, or gone before the records begin.
data-durations-unseen = { $count } of { $customers } customers were left out: not there at { $snapshot }, or gone before the records begin ({ $gone ->
        [0] no one had left by then
       *[other] { $lost } of the { $gone } customers who had left by then among them
    }).
data-durations-silent = { $count } of { $customers } customers were left out: without an event up to { $snapshot }.
data-durations-empty = { $file } holds no customers.
data-durations-nobody =
    .found = no customer in time
    .expected = at least one
    .remedy = choose a later snapshot
data-durations-censored = None of the { $customers } customers has left: every duration is censored.
data-inactivity-undefined = Inactivity is not defined.
data-inactivity-days =
    .found = { $days } days of silence
    .expected = more than 0
    .remedy = state silent_days
data-history-unreadable = The history cannot be read.
data-history-column =
    .found = no column '{ $name }'
    .expected = a column of the history
    .remedy = add it
data-history-instant =
    .found = an instant that is not a number
    .expected = months of tenure
    .remedy = leave the row out
data-proposal-head = proposed from the names of the { $columns } columns of { $file }; check every line ({ $unknown } = nothing fits)
data-proposal-month = per month
data-proposal-features = leave out what is known only after a customer has left
data-proposal-personal = looks personal: { JOINED($kinds, between: "; ") }
data-proposal-neither = neither yes nor no: { JOINED($values) }
data-proposal-gap = { $about }; or state it under constants
data-proposal-one-of = one of { JOINED($names, between: " or ") } must be there
data-proposal-reader = day_first or month_first; the decimal mark
data-proposal-export = { $file }: { $export }; check every line
data-proposal-ask = it does not say, so state: { $ask }
data-streams-collide = Two decision points collide.
data-stream-shared =
    .found = '{ $one }' and '{ $other }' with the same random stream
    .expected = one stream each
    .remedy = rename one of them
data-manifest-none = { $file } is not a manifest
data-manifest-wrong =
    .found = { $reason }
    .expected = the manifest of a run
    .remedy = name the folder of a run
data-manifest-absent =
    .found = no { $name }
    .expected = the manifest of a run
    .remedy = name the folder of a run as it was written
data-manifest-part =
    .found = { $name } of another kind than a run writes it
    .expected = the manifest of a run
    .remedy = name the folder of a run as it was written
data-manifest-strange =
    .found = '{ $name }', which no run writes
    .expected = the manifest of a run
    .remedy = name the folder of a run as it was written
data-manifest-version = { $file } cannot be read by this version
data-manifest-format =
    .found = format { $found }
    .expected = format { $expected }
    .remedy = use the version of cxsim that wrote it
data-manifest-unreadable =
    .found = { $reason }
    .expected = a manifest
    .remedy = check the file
data-run-none = { $folder } is not a run
data-run-bare =
    .found = no { $name }
    .expected = the folder of a run
    .remedy = list the runs with `cxsim runs list`
data-run-missing = { $name } is missing
data-run-added = { $name } is not in the manifest
data-run-changed = { $name } was changed
data-run-unwritten = the run cannot be written
data-run-refused =
    .found = { $reason }
    .expected = a folder that can be written
    .remedy = choose a folder that you can write with --out
data-mapping-unusable = The mapping cannot be used.
data-mapping-key-absent =
    .found = a mapping without { $key }
    .expected = the keys of a mapping: customer_id, tenure, churned, fee_per_month, features ...
    .remedy = state { $key }
data-mapping-key-unknown =
    .found = the unknown key { $key }
    .expected = the keys of a mapping: customer_id, tenure, churned, fee_per_month, features ...
    .remedy = { $remedy }
data-mapping-delimiter =
    .found = delimiter: '{ $value }'
    .expected = one character, other than a quote
    .remedy = correct it
data-mapping-units =
    .found = a unit with a digit, +, -, . or , or an empty one
    .expected = letters or signs such as EUR or %
    .remedy = correct it
data-mapping-encoding =
    .found = encoding: '{ $value }', which is unknown
    .expected = an encoding that Python knows
    .remedy = try utf-8, latin-1, cp1252 or utf-16
data-mapping-outcome =
    .found = { JOINED($values) } for yes and for no
    .expected = each value for one of the two
    .remedy = leave it out of one
data-mapping-fee-constant =
    .found =
        { $value ->
            [none] a section
           *[other] { $value }
        }
    .expected = the name of the column that holds the fee per month
    .remedy = add a column with the fee to the table and name it, e.g. fee_per_month: fee
data-mapping-tenure =
    .found = '{ $column }'
    .expected = the unit of tenure, which is not stated
    .remedy = write tenure: { "{" }column: { $column }, unit: months{ "}" }
data-mapping-roles =
    .found = { JOINED($columns) } has two roles
    .expected = a column of its own for each role
    .remedy = name another column for one of them
data-mapping-feature-role =
    .found = feature { $feature } is the { $role }
    .expected = features without it
    .remedy = leave it out of features
data-mapping-feature-dropped =
    .found = feature { $feature } is also in drop
    .expected = one or the other
    .remedy = leave it out of one
data-mapping-feature-twice =
    .found = a feature is named twice in features
    .expected = each feature once
    .remedy = leave one out
data-mapping-source =
    .found = both or neither of table and dataset
    .expected = either table (a file) or dataset (a public data set)
    .remedy = state one of the two
data-mapping-contract =
    .found = contract '{ $contract }' is unknown
    .expected = a contract
    .remedy = use one of { JOINED($known) }
data-mapping-columns =
    .found = { JOINED($columns) } are no columns of { $contract }
    .expected = columns of the contract
    .remedy = correct the names, or leave them out
data-mapping-constant =
    .found = { JOINED($columns) } have a column and a constant
    .expected = one or the other
    .remedy = leave one out
data-mapping-questions =
    .found = questions of a table that holds no surveys
    .expected = no questions: questions belong to surveys
    .remedy = leave questions out
data-mapping-log =
    .found = a log of a table that holds no cases
    .expected = no log: a log belongs to cases
    .remedy = leave log out

## config

config-study-wrong =
    { $file } is not a study that can be run: { $count ->
        [one] one fault
       *[other] { $count } faults
    }
config-value-file-wrong = { $file } does not ask what can be answered
config-exports-file-wrong = { $file } does not map its tables
config-results-missing = { $file }: the prior stands for an experiment's result, which levers take from a file
config-keys-renamed = { $file } calls { $count ->
    [one] a key as version 0.1 did; it is read under its new name, in this version for the last time
   *[other] { $count } keys as version 0.1 did; they are read under their new names, in this version for the last time
}
config-key-renamed =
    .found = '{ $old }', the name of this key in version 0.1
    .expected = '{ $new }', its name now
    .remedy = rename '{ $old }' to '{ $new }'
config-key-missing =
    .found = no '{ $name }'
    .expected = it here
    .remedy = add { $name }:; `cxsim plan keys { $address }` describes it
config-key-unknown =
    .found = '{ $name }'
    .expected = a name that is known here
    .remedy = { $remedy }
config-key-two-kinds =
    .found = '{ $name }' under { $kind }
    .expected = a name that { $kind } knows
    .remedy = leave one of the two out: { $name } or { $kind }
config-name-wrong =
    .found = { $value }
    .expected = a name
    .remedy = begin with a small letter; use small letters, digits and _
config-currency-wrong =
    .found = { $value }
    .expected = a currency
    .remedy = use its three capital letters, such as EUR
config-entries-few =
    .found = { $count } entries
    .expected = at least { $least }
    .remedy = add what is missing
config-entries-many =
    .found = { $count } entries
    .expected = at most { $most }
    .remedy = remove the entries that are too many
config-number-spelled =
    .found = { $value }
    .expected = { $expected }
    .remedy = write { $number }
config-set = { $address }: { $before } -> { $after }{ $interval ->
        [true] , its interval in proportion: { $low } to { $high }
       *[false] { "" }
    }
config-set-refused = a key cannot be set
config-set-form =
    .found = --set { $text }
    .expected = the address of a key and its value
    .remedy = write e.g. --set pools.support.agents=45
config-set-none = the study has none there: add it to its file
config-set-unknown =
    .found =
        { $around ->
            [none] '{ $name }'
           *[other] '{ $name }' in { $around }
        }
    .expected = a key that is known there
    .remedy = { $remedy }
config-value-wrong =
    .found = { $value }
    .expected = { $expected }
    .remedy = correct it
config-expected-section = names with values
config-expected-list = a list
config-expected-text = a text
config-expected-whole = a whole number
config-expected-number = a number
config-expected-finite = a finite number
config-expected-yes-or-no = true or false
config-expected-date = a date that exists, such as 2026-01-31
config-expected-pattern = a text that matches { $pattern }
config-expected-more-than = more than { $bound }
config-expected-at-least = at least { $bound }
config-expected-less-than = less than { $bound }
config-expected-at-most = at most { $bound }
config-expected-one-of = { LIST($names, form: "or") }
config-expected-other = another kind of value (cxsim plan keys shows them)
config-shown-nothing = nothing
config-shown-section = a section
config-shown-list = a list
config-key-other-kind =
    .found = '{ $name }' under { $kind }
    .expected = a name that { $kind } knows
    .remedy =
        { $count ->
            [one] leave it out: { JOINED($others) } knows it, { $kind } does not
           *[other] leave it out: { JOINED($others) } know it, { $kind } does not
        }
config-segments-empty =
    .found = 0 customers in all segments
    .expected = customers whom those who are won or referred later are like
    .remedy = state at least one customer in a segment
config-segments-fit =
    .found = models to fit: { JOINED($fits) }
    .expected = no fit: there is no table
    .remedy = leave fit: out; the segments state their hazard
config-segments-coefficient =
    .found = the coefficient '{ $coefficient }' of a fit
    .expected = a number: there is no table to fit
    .remedy = write a number
config-segments-column =
    .found = the column '{ $column }'
    .expected = no column: there is no table
    .remedy = leave out column and scale; the spread of the segment is the start
config-feature-unknown =
    .found = '{ $feature }'
    .expected = a feature of the population's mapping
    .remedy = { $remedy }
config-fit-missing =
    .found = no model under fit:
    .expected = a model that is fitted on the table
    .remedy = add fit: { "{" }churn: { "{" }{ "}" }{ "}" }
config-fit-unknown =
    .found = '{ $fit }'
    .expected = a model under fit:
    .remedy = { $remedy }
config-coefficient-unknown =
    .found = '{ $coefficient }'
    .expected = a feature of the model '{ $fit }'
    .remedy = { $remedy }
config-column-unknown =
    .found = '{ $column }'
    .expected = a column that the population's mapping names
    .remedy = { $remedy }
config-slider-unknown =
    .found = '{ $name }'
    .expected = the address of a number of the study that is not fitted
    .remedy = { $remedy }
journey-exception-common =
    .found =
        { $reason ->
            [pool] segments of { $name }, and all who call share the pool
            [channel] segments of { $name }, and whom a channel brings is not known before
            [prospects] segments of { $name }, and prospects have no segment yet
            [margin] segments of { $name }, which applies to the money of all together
            [spread] segments of { $name }, which says how customers differ among each other
            [start] segments of { $name }, the level before the first day
           *[other] segments of a number that is no customer's
        }
    .expected = one number for everybody
    .remedy =
        { $reason ->
            [pool] leave them out; a pool of its own, or `priority`, serves a segment otherwise
            [channel] leave them out, or write a channel for each
            [margin] leave them out; `revenue.fee_level` and costs may differ by segment
            [start] leave them out; state it under population.segments, or by a column of the table
           *[other] leave them out
        }
journey-exception-nested =
    .found = segments within what holds in segment { $segment }
    .expected = one number for a segment
    .remedy = write each segment once, all below the quantity
journey-exception-fitted =
    .found = the coefficient { $coefficient } of the fitted model for segment { $segment } alone
    .expected = a number
    .remedy = state the number; the model was fitted on all customers
journey-exception-equal =
    .found = { $value } in segment { $segment }, as for everybody else
    .expected = another number than for everybody else
    .remedy = leave it out
journey-exception-nobody =
    .found = segment '{ $segment }', which has no customers
    .expected = a segment with customers
    .remedy = leave it out, or give the segment customers
config-segment-unknown =
    .found = '{ $segment }'
    .expected = a segment of the customers
    .remedy = { $remedy }
config-table-customers = the customer table
config-table-surveys = the table of survey answers
config-table-contacts = the table of contacts
config-table-cases = the log of cases
config-table-transactions = the log of purchases
config-file-missing =
    .found = no file { $file }
    .expected = { $expected }
    .remedy = check the path; it starts at the study file
config-log-unused =
    .found = a log of { $log }
    .expected = a plan with { $section }:
    .remedy = state { $section }:, or leave the log out
config-last-purchase-twice =
    .found = the column '{ $column }' and a log of transactions
    .expected = one of them
    .remedy = leave one out
config-file-empty =
    .found = an empty file
    .expected = a study
    .remedy = write one, or start from `cxsim init`
config-file-unreadable = { $file } cannot be read
config-file-absent =
    .found = no such file
    .expected = a study (YAML)
    .remedy = check the path, or make one with `cxsim init`
config-file-folder =
    .found = a folder
    .expected = a study (YAML)
    .remedy = name the file in it
config-file-forbidden =
    .found = { $reason }
    .expected = a readable file
    .remedy = check the path and its permissions
config-file-special =
    .found = a pipe or a device
    .expected = a file
    .remedy = write its content to a file, and name that
config-file-large =
    .found = more than { $most } bytes
    .expected = at most that
    .remedy = a study is a small file; is this a data file?
config-file-lines =
    .found = { $lines } lines
    .expected = at most { $most }
    .remedy = a study is a small file; is this a data file?
config-file-values =
    .found = more than { $most } keys and values
    .expected = at most that
    .remedy = a study is a small file; put tables into data files, and name them here
config-file-encoding =
    .found = byte { $byte }, which is not UTF-8
    .expected = a text file in UTF-8
    .remedy = save it again as UTF-8
config-file-character =
    .found = the character { $character }
    .expected = text
    .remedy = remove it
config-yaml-other =
    .found = something that is not YAML
    .expected = YAML
    .remedy = correct it, or write the study anew from a starter (cxsim init)
config-yaml-tab =
    .found = a tab
    .expected = spaces
    .remedy = indent with spaces; YAML does not allow tabs
config-yaml-anchor =
    .found = the anchor &{ $name } a second time; it stands first in line { $line }
    .expected = one anchor of each name, so that it is plain what an alias means
    .remedy = give one of the two another name
config-yaml-alias =
    .found = the alias *{ $name } without an anchor
    .expected = an anchor (&name) above each alias (*name)
    .remedy = quote the text if * is meant
config-yaml-indentation =
    .found = '{ $line }' at this indentation
    .expected = lines of one section to begin in the same column
    .remedy = correct the indentation
config-yaml-colon =
    .found = a second colon
    .expected = one name and one value, indented as its neighbours
    .remedy = correct the indentation, or quote the text that holds a colon
config-yaml-documents =
    .found = a second document (---)
    .expected = one study per file
    .remedy = split the file
config-yaml-character =
    .found = a text that begins with { $character }
    .expected = quotes around such a text
    .remedy = write it in quotes
config-yaml-end =
    .found = the end of the line or of the file
    .expected = a closing quote or bracket, or a value
    .remedy = close what is open at or above this place
config-yaml-syntax =
    .found = '{ $text }', which is not YAML here
    .expected = names with values, and lists
    .remedy = look for an open quote or bracket, or a missing colon, at or above this place
config-yaml-depth =
    .found = more than { $most } levels
    .expected = a study
    .remedy = nest less deeply
config-yaml-aliases =
    .found = more than { $most } values once its aliases (*name) are written out
    .expected = a study
    .remedy = use fewer aliases
config-yaml-twice =
    .found = '{ $name }' a second time (first on line { $line })
    .expected = each name once
    .remedy = remove or rename one of them
config-yaml-merge =
    .found = a merge key (<<)
    .expected = names
    .remedy = write the values out, or use an alias (*name) for a whole value
config-yaml-thousands =
    .found = { $written }, which a comma parts inside { "{ }" }
    .expected = a number without separators between thousands
    .remedy = write { $number }
config-yaml-name =
    .found = { $name } as a name
    .expected = a text
    .remedy = write it in quotes, e.g. "1"
config-yaml-tag =
    .found = the tag { $tag }
    .expected = plain text, numbers and dates
    .remedy = remove the tag
config-yaml-value =
    .found = '{ $value }'
    .expected = a value of { $tag }
    .remedy = correct it, or write it in quotes if text is meant
config-extends-circle =
    .found = more than { $most } files, one extending another
    .expected = a study at the bottom
    .remedy = do not extend in a circle
config-population-segments =
    .found = segments
    .expected = a customer table
    .remedy = name the table and its mapping under population
config-table-needed = This needs a table of customers; the study states segments.
config-document-no-names =
    .found =
        { $kind ->
            [list] a list
           *[value] a single value
        }
    .expected = names with values (name: ...)
    .remedy = begin each line with a name and a colon
config-extends-missing =
    .found =
        { $missing ->
            [true] no file { $file }
           *[false] '{ $file }'
        }
    .expected = the path of a study file, starting at this file
    .remedy = correct it
config-log-source =
    .found = both or neither of table and dataset
    .expected = either table (a file) or dataset (a public data set)
    .remedy = state one of the two
config-log-contract =
    .found = a mapping of { $contract }
    .expected = a mapping of transactions
    .remedy = correct the contract
config-value-horizon =
    .found = horizon is { $horizon }
    .expected = a length of a day or more, such as 273 d
    .remedy = correct it
config-export-contract =
    .found = { $table } is mapped as a table of { $contract }
    .expected = a mapping with contract: { $table }
    .remedy = correct the contract, or the name

# the reference of a study file

config-reference-file = the file
config-reference-number = any number
config-reference-number-text = Wherever a unit stands below, write a number (`0.7`, `20 min`), or a section with its uncertainty and its source: `{ "{" }value: 0.7, p5: 0.6, p95: 0.8, source: contact log, grade: measured{ "}" }`.
config-reference-columns = key|what it is|written as|if left out
config-reference-kinds = one of the kinds below: { JOINED($kinds, between: ", ") }
config-reference-list = list of { $inner }
config-reference-names = names with { $inner }
config-reference-either = { LIST($kinds, form: "or") }
config-reference-text = text
config-reference-whole = whole number
config-reference-decimal = number
config-reference-boolean = true or false
config-reference-date = date
config-reference-months = months, as 36 months
config-reference-section = section
config-reference-money = money
config-reference-needed = needed
config-reference-none = none
config-reference-inner = as its own keys say

# keys of a study file, by the section that states them

config-section-quantity = A number of the world, with its unit, its uncertainty (a 90 % interval), its source and its grade.
    .value = central value, the median; left out where `fit` gives it
    .unit = set by the place where the quantity stands
    .p5 = lower end of the 90 % interval
    .p95 = upper end of the 90 % interval
    .dist = law with these p5 and p95; by default the one through all three figures. triangular, pert: value is the mode
    .sample = observed values instead of p5 and p95: it is drawn from them
    .measured = an experiment's result instead of value, p5 and p95: they are what is left of it after shrinkage; a lever's shift may name { "{" }experiment, endpoint{ "}" } of the study
    .segments = where it differs for the customers of a segment: { "{" }business: 0.8{ "}" }, each written like the quantity
    .fit = name of the fitted model that gives the value
    .coef = which coefficient of that model
    .source = where the number comes from
    .grade = how well it is known
    .owner = who answers for it
    .dated = when it was established
config-section-experiment-result = An effect as an experiment measured it. What was chosen for being large is partly chance, so it enters shrunk towards the prior.
    .estimate = the effect measured, in the quantity's unit
    .error = its standard error
    .prior_sd = standard deviation of the true effects of such experiments
    .prior_mean = their mean; 1 for a factor that does nothing
config-section-study = The keys at the left margin of a study file.
    .population = the customers: a table and what its columns mean, or segments with sizes and hazards
    .fit = models fitted on the table, by name; none for segments
    .programmes = programmes to price, by name
    .combinations = programmes that are also run together
    .correlations = uncertain quantities that are correlated
    .monthly_shocks = good and bad months that all customers share
    .measurements = tests and surveys that could come before the decision, typed, or an experiment of the study
    .experiments = A/B tests of the programmes, by name
    .money = terms on which amounts of money over time are compared
    .run = how the study is run
    .app = what the page of the study shows, cxsim app
    .language = language of report, workbook and command line, by its code, such as fr
config-section-plan =
    .name = title of the study, as the report shows it
    .start = first day of the simulation, the first of a month
    .horizon = length of the simulation
    .currency = currency of all amounts: three capital letters, such as EUR
    .cost_per_customer = cost of an active customer that does not depend on contacts
    .acquisition = ways in which new customers come, by name
    .referral = recommendations by promoters, who bring customers
    .detraction = warnings by detractors, who cost prospects
    .cases = kinds of issues that touchpoints open and resolve
    .purchases = purchases outside a subscription
    .surveys = surveys by name: who is invited, and who answers
    .pools = pools of agents who serve touches, by name
config-section-churn = The churn hazard: the fitted model's, unchanged, times `multiplier` (1 unless a lever moves it), and when the customer goes.
    .fit = name of the fitted model under fit:
    .form = when the customer goes
    .every = months between two renewals, for the form `renewal`
    .multiplier = factor on the hazard of all customers
config-section-level-dynamics = How a level in [0, 1] (satisfaction, or effort memory) is moved by experience and fades.
    .gain = how far one touch moves the level towards the experience, as a share of the distance
    .loss_aversion = how much more a bad experience moves the level than a good one
    .half_life = time in which half of a change is forgotten
    .log_hazard = change of the log churn hazard from level 0 to level 1; a fitted coefficient is scaled to that
    .response = how an experience moves the level
    .curve = shape in which the level moves the log churn hazard
config-section-initial-level = Where a level in [0, 1] starts for each customer: a column of the table read on its scale, or one number.
    .column = column of the customer table that holds the answer
    .scale = the answers that mean 0 and 1, e.g. [0, 10]
    .missing = level of customers without an answer (of all customers, if no column is named)
config-section-revenue = What customers pay: the fee in their row of the table, times `fee_level`; `margin` is what is left of it before cost to serve.
    .fee_level = factor on the fee of all customers
    .margin = contribution margin of the fee, before cost to serve
config-section-journey = A directed graph of touchpoints; a visit begins at the first one listed.
    .trigger = when a visit begins
    .touchpoints = touchpoints by name
config-section-on-acquisition = Starts when the customer is won.
    .on = the moment at which the customer is won
config-section-on-leaving = Starts when the customer decides to leave, before it goes: the moment of a save offer.
    .on = the moment at which the customer decides to leave
config-section-on-purchase = Starts at each purchase, or at a share of them: a delivery, a return. Beside an open visit it waits for the end.
    .on = the moment at which the customer buys
    .share = share of the purchases that start it
config-section-on-bill = Starts on the first of a month with the bill of the month before, if there was a fee, or with a share of bills.
    .on = the moment at which a month is billed
    .share = share of the bills that start it
config-section-on-date = Starts on stated days for those who are customers then, all or some of them. An open visit is joined.
    .dates = the days on which it starts
    .segment = only for customers of this segment
    .share = share of these customers, drawn anew for each date
config-section-on-level = Starts when satisfaction or effort passes a level, and again only after it has come back. An open visit is joined.
    .level = what customers feel
    .below = the level to which it falls
    .above = the level to which it rises
config-section-at-rate = Starts at random at a rate per month, which may differ between customers (gamma; `variation` = sd / mean) and by the hour.
    .rate = starts a month of one customer
    .variation = coefficient of variation of the rate between customers
    .when = relative load of the hours of a week; by default all are equal
config-section-every = Starts whenever the customer's tenure is a multiple of an interval, e.g. at each renewal.
    .every = tenure between two starts
config-section-after = Starts when a touch of another journey has the outcome named, e.g. a failed delivery opens a support case.
    .after = <journey>.<touchpoint>
    .outcome = the outcome that starts it
config-section-on-answer = Starts on a survey answer that is below a score: close the loop with detractors.
    .survey = survey of the plan
    .below = first score that does not start it
config-section-touchpoint = One contact between customer and company: how long, how it ends, how it feels, what it costs, what follows.
    .channel = where it takes place: phone, app, shop, ...
    .success = share of touches in which the customer reaches the goal
    .abandonment = share of touches that the customer abandons
    .duration = mean time to the outcome
    .quality_success = experienced quality of a success
    .quality_failure = experienced quality of a failure or an abandonment
    .effort = effort for the customer
    .effort_per_day = further effort for each day until the outcome
    .weight = how much it counts for satisfaction and effort, beside a touch of 1
    .cost = cost to serve, per touch
    .payment = payment of the customer on success, as at a checkout
    .intent = intent of the visitor, for tables
    .opens = kind of case to open, unless one of that kind is open
    .opens_when = fails: on failure or abandonment
    .resolves = kind of case that its success resolves; each such touch counts as a contact of the case
    .offer = the offer made; success then means acceptance
    .custom = touchpoint in Python that decides instead of these numbers; SimPy only
    .on_success = touchpoint that follows success; end ends the visit
    .on_failure = touchpoint that follows failure
    .on_abandonment = touchpoint that follows when the customer gives up
    .pool = pool whose agents serve it; `duration` then begins when they have
    .priority = in the pool's queue: served before those of lower priority
config-section-offer = What a touch offers: another product, more of the same, or a reason to stay.
    .kind = another product, more of the same, or a reason to stay
    .product = name of the offer in tables
    .success_satisfied = share of offers accepted at satisfaction 1; `success` of the touchpoint is that at 0
    .curve = shape between the two
    .fee_change = change of the customer's fee when it accepts
    .incentive = cost of each acceptance: a present, a discount, a bonus
    .max_acceptances = largest number of offers that one customer accepts in this journey
config-section-channel = A way in which new customers come: how many a month, at what cost each.
    .rate = customers won a month
    .cost = cost of each customer won
config-section-referral = Promoters recommend: the rate grows from 0 at `threshold` to `rate` at satisfaction 1.
    .threshold = satisfaction from which a customer recommends
    .rate = recommendations a month at satisfaction 1
    .conversion = share of recommendations that bring a customer
    .delay = mean time from the recommendation to the new customer
    .reward = reward paid for each customer won
    .own_segment = share of those won who belong to the referrer's segment; the others belong to any
    .public = share of recommendations made in public, as mentions
    .curve = shape in which the rate grows
config-section-detraction = Detractors warn others: the rate grows from 0 at `threshold` to `rate` at satisfaction 0, and prospects are lost.
    .threshold = satisfaction below which a customer warns others
    .rate = warnings a month at satisfaction 0
    .prospects_lost = mean number of prospects lost to one warning in the month after it
    .public = share of warnings made in public, as mentions
    .curve = shape in which the rate grows
config-section-case-kind = A kind of issue: touchpoints open and resolve it; a customer has at most one open case of each kind.
    .cost = cost of each case opened, on top of its contacts
    .log_hazard = change of the log churn hazard while a case of this kind is open
config-section-purchases = Purchases outside a subscription, at a rate per month that differs between customers, each of a random amount (all gamma).
    .rate = purchases a month of one customer
    .spend = mean amount of one purchase
    .log_rate = change of the log rate from satisfaction 0 to 1
    .inactive_after = time without a purchase after which a customer counts as lost
    .margin = contribution margin of the amount, before cost to serve
    .variation = coefficient of variation of the rate between customers
    .spend_variation = coefficient of variation of the amounts of one customer
    .spend_between = coefficient of variation of the mean amount between customers
    .last_purchase = column of the customer table with the days from the last purchase to the start
    .curve = shape in which satisfaction moves the log rate
config-section-survey = Whom the company asks, who answers, and what: relational (every so many months), transactional (after a journey) or pulse (at once).
    .index = index of the question
    .every = months between two rounds, on the first of the month
    .after = journey after whose visits customers are asked
    .pulse = <journey>.<touchpoint>: customers are asked right after each touch of it
    .sample = share of customers (or visits, or touches) invited to answer
    .response_rate = share of those invited who answer, at satisfaction 0.5 and without fatigue
    .extremity_bias = how much more often the very satisfied and the very dissatisfied answer
    .fatigue = share of the willingness to answer lost with each invitation
    .recovery = half-life with which this willingness recovers
    .noise = standard deviation of the answer around the level
    .response_coaching = shift of the answer by asking for a good score
    .reasons = the company's list of problems, with their weights
config-section-pool = Agents who serve the touches that name the pool: their hours, service times, and how long callers wait.
    .agents = number of agents, who are also paid; with 3.6, a fourth agent is on duty on 60 % of days
    .per = column of the customers, e.g. region: one queue for each of its values, the agents divided as the customers are
    .hours = when the pool is open, e.g. 'Mon-Sat 08:00-20:00'
    .shifts = agents by hours; by default all agents in all hours
    .outside_hours = callers outside these hours wait for a callback, or are turned away
    .callback_within = time after which callbacks go before new callers
    .service = how long an agent is busy with one call
    .patience = how long a caller waits before giving up; by default for ever
    .overflow = pools whose free agents help, in this order; own calls come first
    .priority = priority by segment: served before lower ones (default 0)
    .answer_within = service level: wait within which a call should be answered; counted, without effect
    .effort_per_minute = further effort for each minute of waiting
    .quality_per_minute = quality lost for each minute of waiting
    .cost_per_minute = cost of a minute that an agent is busy
    .cost_per_agent = cost of an agent, busy or not
    .morale = the agents' mood; left out, mood has no effect
    .per = column of the customers, e.g. region: one queue for each of its values, the agents divided as the customers are
config-section-shift = Part of the agents in part of the hours.
    .hours = hours of the shift, as 'Mon-Fri 08:00-16:00'
    .share = share of the pool's agents on duty in these hours; overlapping shifts add up
config-section-exponential = A random time without memory, of this mean.
    .exponential = mean
config-section-lognormal = A random time whose logarithm is normal.
    .lognormal = mean and 95th percentile
config-section-mean-and-p95 = The mean and the 95th percentile of a time.
    .mean = mean
    .p95 = 95th percentile
config-section-constant = A time that is always the same.
    .constant = the time
config-section-morale = The mood of a pool's agents, in [0, 1]: it falls when they are too busy, and moves success and quality.
    .strain_above = occupancy of a day above which the mood falls; at full occupancy it tends to 0
    .half_life = half-life with which the mood moves
    .success_loss = loss of the success share at a mood of 0
    .quality_loss = loss of the experienced quality at a mood of 0
config-section-table-source = The customers of a study: a file beside the study file, or a named public data set, and its mapping.
    .table = file of customers, relative to the study file, or a database and its table: sqlite:///crm.db#customers
    .dataset = name of a public data set, such as telco_ibm
    .surveys = file of survey answers beside the study file, measured for the report; where the plan has surveys, those before its start also say how tired of them each customer is
    .contacts = file of customers' contacts beside the study file, measured for the report
    .cases = file of cases beside the study file; who has one open at the start, by the plan's kinds as reasons
    .transactions = file of purchases beside the study file; from those before the start follow when each customer last bought, and, by the BG/NBD and the Gamma-Gamma model, how often and for how much it buys
config-section-column-mapping = Which column of a customer table is which part of a customer, and which columns a churn model may use.
    .customer_id = column that names the customer; each name once
    .tenure = time since joining: { "{" }column: ..., unit: months{ "}" }
    .churned = whether the customer has left: { "{" }column: ..., yes: [...], no: [...]{ "}" }
    .fee_per_month = column of the fee per month
    .segment = column that parts customers into segments
    .contacts = column of recent contacts, a count
    .joined = column of the day of joining; with it churn models are also tried out of time
    .features = columns that a churn model may use; text becomes categories
    .drop = columns dropped on load
    .hash = columns replaced by a keyed hash on load
    .allow = columns used although they look like leaks
    .joined_files = whether the table is a folder of files of the same customers, other columns each
    .reader = how the file is written, where that is stated
config-section-tenure-mapping = Where the time since joining stands, and in which unit.
    .column = column of the table
    .unit = unit in which it is written
config-section-outcome-mapping = Where it stands whether a customer has left, and how yes and no are written there.
    .column = column of the table
    .yes = how it is written that a customer has left
    .no = how it is written that a customer is there
config-section-reader = How a file is written, where that is stated and not left to detection.
    .delimiter = between two values, one character; \t for a tab, spaces for runs of blanks
    .decimal = decimal mark; the other one then parts thousands
    .dates = how dates are written, where not as 2025-12-31; never guessed
    .encoding = a name Python knows: utf-8, latin-1, cp1252, utf-16
    .sheet = sheet of a workbook, by name
    .names = names of the columns of a text without a header
    .header_rows = rows above the data; the first of them holds the names
    .title_rows = rows above the names, which are skipped; by default detected
    .blank = for a column, values that stand for no answer, such as -99
    .valid = for a column, values that look like codes and are numbers
    .units = units written beside numbers, such as EUR or %; 12 % is then 0.12
config-section-segments = A population of segments; each customer's draws hang on its name alone, so that one more changes nobody else.
    .segments = segments by name
    .groups = columns by which customers are grouped, e.g. { "{" }region: 8{ "}" }: so many values, dealt out in turn
    .groups = columns by which customers are grouped, e.g. { "{" }region: 8{ "}" }: so many values, dealt out in turn
config-section-segment = Customers who are alike but for chance.
    .customers = how many there are at the start
    .tenure = how long they have been customers
    .fee_per_month = what they pay
    .satisfaction = how content they are at the start
    .effort = how much effort they remember at the start
    .hazard = how fast they leave
config-section-tenure-spread = Tenure at the start, gamma among customers; with a variation of 1 exponential, with 0 the same for all.
    .mean = mean tenure
    .variation = standard deviation over mean
config-section-fee-spread = The fee per month, gamma among customers.
    .mean = mean fee a month
    .variation = standard deviation over mean
config-section-level-spread = A level in [0, 1], beta among customers.
    .mean = mean level
    .sd = standard deviation; below that of all at 0 or 1
config-section-churn-hazard = The hazard of leaving of customers as they are: constant, or a Weibull of survival `exp(-(tenure / scale) ** shape)`.
    .per_month = constant hazard
    .scale = tenure to which 1 in e customers stay
    .shape = above 1 the hazard rises with tenure, below 1 it falls
config-section-cox = Cox regression of the churn hazard on features of the customer.
    .method = Cox regression, which needs not be said
    .ties = how customers who leave at the same tenure are ranked
    .strata = features with a baseline of their own for each level, where hazards are not proportional
    .entry = column of the tenure in months at which a row came under observation
    .weights = column that says how often a row counts
    .cluster = column of which rows go together; errors are then robust
    .robust = errors by the sandwich formula, right even if hazards are not proportional
config-section-method =
    .features = columns of the table the model may use; none named = all the mapping's features
    .holdout = share of customers held back to validate on; the final fit uses all
    .tail_months = last stretch of observed tenure whose mean hazard continues beyond it
    .tail_events = churners that this stretch must hold; it is widened until it does
    .missing = a missing number is refused, or replaced by the mean and flagged by a column of its own
    .max_levels = most levels a category may have
    .min_events_per_coefficient = below it the fit is marked few_events
    .calibrate_months = horizons at which predictions are compared with what happened
    .recalibrate = whether a fit that expects too many or too few churners at these horizons, by more than chance, is recalibrated
    .groups = groups of like risk within which they are compared
config-section-boosting = Gradient boosted trees on customer-months: any shape and any interaction, and nothing to read off.
    .method = which model is fitted
    .rounds = trees
    .learning_rate = how far each tree goes
    .max_leaves = most leaves of a tree
    .min_rows_in_leaf = fewest customer-months in a leaf
    .max_rows = customer-months beyond which it is refused
config-section-cause-specific = Competing reasons to leave: a Cox regression for each, and their sum as the hazard of leaving.
    .method = which model is fitted
    .reason = column that says why a customer left; blank for who has not
    .ties = how customers who leave at the same tenure are ranked
config-section-cure = A share of customers who never leave by themselves, and Weibull lifetimes of the others (Boag 1949).
    .method = which model is fitted
    .latency = features that also move how soon those leave who do leave
config-section-discrete-time = A binary regression of leaving in each month, with a smooth effect of tenure (Singer & Willett 1993).
    .method = which model is fitted
    .link = cloglog is the proportional hazard in grouped time
    .by = features whose levels have an effect of tenure of their own
    .knots = functions that make up the effect of tenure
    .smoothing = weight of the squared second differences of that effect
config-section-generalised-gamma = Generalised gamma lifetimes (Prentice 1974), of which Weibull and log-normal are cases.
    .method = which model is fitted
config-section-log-logistic = Log-logistic lifetimes: proportional odds of having left.
    .method = which model is fitted
config-section-log-normal = Log-normal lifetimes: the hazard rises and then falls.
    .method = which model is fitted
config-section-piecewise-exponential = A hazard constant between breaks of tenure, times a factor of the customer.
    .method = which model is fitted
    .breaks = tenures in months at which the hazard may change
config-section-weibull = Weibull lifetimes: a hazard that is a power of tenure; both accelerated and proportional.
    .method = which model is fitted
config-section-programme = What strategy would do, and what that costs.
    .description = one sentence, for the report
    .levers = what it moves
    .costs = what it costs
    .free_because = why it costs nothing; needed where there are levers and no cost line
config-section-lever = A change of one named quantity: to what or by how much, from when, and for whom.
    .quantity = name of the quantity, e.g. journeys.support.touchpoints.call.success, or of a law of time, e.g. pools.support.service
    .set = the value it is put to; a length of time with its unit, e.g. 20 min
    .multiply = the factor on it; on a law of time, on its mean and its p95 together
    .shift = what is added to it; a length of time with its unit, e.g. -5 min
    .start = day on which it begins
    .lag = time until anything changes
    .ramp = time in which it grows to its full size
    .half_life = time in which half of the change fades
    .until = first day on which it is no longer in force
    .segment = only customers of this segment
    .coverage = share of those customers who are reached
config-section-one-off-cost = Paid once, on a day.
    .one_off = the amount
    .on = day on which it is paid
config-section-cost-item =
    .name = what it is called in the report
    .source = where the amount comes from
    .grade = how well it is known
    .owner = who answers for it
config-section-recurring-cost = Paid every month, from `start` on; a part month in proportion.
    .per_month = the amount
    .start = first day on which it is paid
    .end = first day on which it is no longer paid
    .inflation = how much the amount grows in a year, from the plan's start on
config-section-cost-per-customer = Paid per month of every active customer who is reached.
    .per_customer_month = the amount for each customer reached
    .start = first day on which it is paid
    .end = first day on which it is no longer paid
    .segment = only customers of this segment
    .coverage = share of those customers who are reached
    .inflation = how much the amount grows in a year, from the plan's start on
config-section-cost-per-event = Paid for every contact at one touchpoint, of those customers who are reached.
    .per_event = the amount for each contact
    .event = journeys.<journey>.touchpoints.<touchpoint>
    .start = first day on which it is paid
    .end = first day on which it is no longer paid
    .segment = only contacts of customers of this segment
    .coverage = share of those customers whose contacts are paid for
    .inflation = how much the amount grows in a year, from the plan's start on
config-section-correlation = Two uncertain quantities that move together, by their rank (Spearman) correlation.
    .between = names of two uncertain quantities
    .rank = rank correlation
    .source = where it comes from
config-section-calendar-variation = Good and bad months that all customers share: one lognormal factor a month, of mean 1, on churn hazard and on demand.
    .sd = standard deviation of the log of the factor on everybody's churn hazard in a month
    .demand_sd = the same for the rate of contacts; by default as `sd`
config-section-experiment-measurement = An experiment of the study as a measurement that could come before the decision: what it costs, shows and takes is its design's.
    .experiment = name of the experiment
    .endpoint = the endpoint that measures a lever's size; by default the primary one
    .sample_sizes = numbers of units to choose from; by default the one worth most, beside parts and multiples of the significant size
config-section-unit-columns = In which columns of a table of units an endpoint's values stand: `y`, or of a lifetime `duration` and `left`.
    .y = outcome of the unit in the window after; by default the column named as the endpoint
    .x = denominator, of a ratio
    .y_before = the same outcome in the window before assignment, to adjust for
    .x_before = its denominator in the window before
    .new = 1 for a unit without a past
    .predicted = the outcome as predicted from what was known before, to adjust for (CUPAC)
    .x_predicted = its denominator as predicted, of a ratio
    .duration = of a lifetime: days from assignment until the unit left or was last seen
    .left = of a lifetime: 1 for a unit that left
    .entry = of a lifetime: day on the same clock from which on the unit was observed
config-section-planned-measurement = A test or survey that could be made before deciding: what it measures, how exactly, at what cost, how fast.
    .quantity = name of the assumption it measures
    .sd = standard deviation of one observation, in the assumption's unit
    .sample_sizes = numbers of observations to choose from
    .cost = whatever its size
    .cost_per_observation = per observation
    .setup = before the first observation and after the last
    .observations_per_week = observations that come in a week
    .treated_share = share of all customers who have the programme while it runs
    .source = where its numbers come from
config-section-experiment = An experiment that compares arms: the programmes named as arms against the control.
    .description = one sentence, for the report
    .arms = planned share of the units in each arm; an arm that is a programme gets it
    .control = the arm that is treated as today
    .unit = what is assigned: a customer, a cluster of customers, or a period for all
    .cluster = column of the customers by which clusters are made, e.g. region
    .period = length of a period of a switchback, with its unit
    .washout = beginning of each period that is not counted
    .segment = only customers of this segment
    .share = share of the eligible customers who take part
    .begins = first day of assignment
    .enrol_on = log whose first row of a customer assigns it; by default all on the first day
    .after = window after assignment in which outcomes count, with its unit
    .before = window before assignment that adjusts for how customers differ; 0 for none
    .covariates = columns of the customers, known before assignment, from which outcomes are predicted to adjust for (CUPAC)
    .endpoints = what is measured, by name
    .looks = readings before the end; by default one, at the end
    .alpha = two-sided false-alarm rate
    .power = probability to find the smallest change that matters
    .cost = cost of the experiment whatever its size, in money
    .cost_per_customer = cost for each customer in it, in money
    .flow = customers and clusters, typed instead of counted
    .logs = tables by contract; by default those of the study's customers
    .data = what came in; left out before the experiment
config-section-endpoint = What is measured of each unit in the window after its assignment.
    .kind = share: units with at least one row; mean: sum of the column; count: rows; ratio: sum over rows; quantile; lifetime
    .metric = key of a metric of the catalogue, for a ratio, or for its sums by unit
    .table = contract of the log that is summed, instead of a metric
    .column = column that is summed
    .touchpoint = of contacts: journey.touchpoint of the plan whose touches are these, for a simulation; by default first ones
    .quantile = which quantile of the units' sums, e.g. 0.9
    .tau = horizon of the restricted mean lifetime; by default the window after
    .role = one is primary: it decides; guardrails must not get worse by their margin
    .better = whether high or low is better; by default as the metric's card says
    .mde = smallest change that matters; of a lifetime, of the hazard, as a share
    .margin = largest loss that would be accepted: it is tested for non-inferiority
    .relative = mde and margin are shares of today's value
    .quantity = address of the lever's size that it measures, e.g. programmes.a.levers.0.shift
    .worth = what one unit of it is worth for one customer, in money
    .prior = what effects such experiments have; by default that of the lever it moves
    .stated = its moments, typed instead of measured
config-section-effect-prior = What effects such experiments have: a normal law of the true difference, in the endpoint's unit.
    .sd = standard deviation of the true effects
    .mean = their mean
    .source = where it comes from, e.g. nine earlier tests
config-section-stated-moments = What is known of an endpoint without tables, typed; where tables are there, what is typed goes first and is marked.
    .mean = value of today: the share, mean, ratio or quantile
    .sd = standard deviation of one unit; of a share it follows from the share
    .correlation = correlation of a unit's value with its value in the window before
    .icc = intra-class correlation of the units of a cluster
    .density = density of the units' values at the quantile
    .hazard_per_month = rate at which customers leave, of a lifetime
    .source = where the numbers come from
config-section-looks = When the experiment is read before its end, and the law of its boundaries (two-sided, symmetric).
    .law = O'Brien-Fleming or Pocock, or the spending law of Lan and DeMets that goes by its name
    .at = shares of the whole sample at each look; the last is 1
config-section-unit-flow = How many units come and how they are clustered, typed; where tables are there, what is typed goes first and is marked.
    .customers = eligible customers there on the first day
    .per_week = new ones a week from then on
    .cluster_size = mean number of customers of a cluster
    .cluster_cv = coefficient of variation of the clusters' sizes
    .source = where the numbers come from
config-section-experiment-data = What came in: the records of assignment up to a day, or a table with a row for each unit, or sums.
    .assignments = table of the contract experiments: who was assigned to which arm, when
    .rows = table with a row for each unit instead: its arm and its values
    .arm = column of the arm in the table of units
    .unit = column of the unit's name in the table of units; each may stand there once
    .stratum = column of the stratum in the table of units, to weight by and read segments of
    .columns = columns of the table of units, by endpoint
    .record = file in which each reading is noted, so that readings nobody planned count; made if it is not there
    .sums = table of sums by arm and endpoint instead: n, sum, sum of squares
    .result = the reading, as cxsim abtest analyse --json printed it or a run wrote it (result.yaml); levers take it from there
    .simulated = what cxsim abtest simulate --json printed, for the report
    .dated = first day that is not known any more
config-section-financial-terms = How money over time is weighed. Without more it is a pre-tax case in the money of its month, at an annual effective rate.
    .discount_rate = annual effective rate; name its owner
    .convention = when in its month an amount that accrues over it is discounted
    .rate_basis = whether the discount rate holds inflation (nominal) or not (real)
    .price_basis = money of its month (nominal) or of today (real)
    .inflation = per year; needed where rate and prices differ
    .inflation_by_line = yearly growth of the prices of a benefit line, from the plan's start on: cost_to_serve for wages, margin for fees
    .tax_rate = on the incremental profit, losses set off; left out: before taxes
    .terminal = left out: nothing beyond the horizon counts
    .soft = benefit lines that no budget will show, e.g. cost_to_serve
    .round_to = amounts are rounded to multiples of this, as displayed, before they count
config-section-haircut = The part of what the programme improves that is not put down to it, and why; what it makes worse is counted in full.
    .share = share of each positive effect (by line and month) that is not counted
    .because = the reason, in a sentence
config-section-terminal-value = What a customer who is still there at the end is worth then, beyond the horizon; a figure that finance owns.
    .per_customer = worth of a customer who is there at the end
config-section-page-options = What the page of a study shows. None of it is an assumption.
    .sliders = numbers that can be moved, by address; by default the programme's levers and what goes most with its worth
config-section-run-options = How a study is run: how often, on which random numbers, on how many cores. None of it is an assumption.
    .draws = joint samples of the uncertain assumptions; with a tolerance, at most
    .tolerance = stop once the standard error of the mean NPV is this share of it; by default all draws are made
    .sampling = how the assumptions are sampled: latin hypercube or sobol points
    .replications = random runs at the central values, averaged into the base case
    .seed = seed of all random numbers of the study
    .workers = number of threads; by default all cores. Does not change figures

## cli

cli-error = error: { $error }
cli-warning = warning: { $warning }
argument-renamed = '{ $old }' of { $function } is now called '{ $new }'; the next version no longer knows the old name
cli-option-renamed = note: the option { $old } is now called { $new }; the next version no longer knows the old name
cli-metric-renamed = note: the metric { $old } is now called { $new }; the next version no longer knows the old name
cli-field-renamed = note: the field "{ $old }" of the JSON is now called "{ $new }"; the next version no longer has the old name
cli-language-unknown =
    .found = { $source } { $code }
    .expected = a language in which results are written
    .remedy = { $remedy }
cli-not-understood = The command is not understood.
cli-command-missing =
    .found = { $command } without a command
    .expected = one of: { LIST($commands, form: "or") }
    .remedy = add one; { $command } --help says what each does
cli-command-unknown =
    .found = the command '{ $name }'
    .expected = a command of cxsim
    .remedy = { $remedy }
cli-command-other =
    .found = words that make no command
    .expected = a command with its arguments and options
    .remedy = see cxsim --help
cli-argument-extra =
    .found = { LIST($words) }
    .expected = no further argument
    .remedy = remove it, or see { $command } --help
cli-argument-missing =
    .found = no { $name }
    .expected = an argument or a value for it
    .remedy = add it; { $command } --help says what it is
cli-option-unknown =
    .found = the option { $option }
    .expected = an option of this command
    .remedy = { $remedy }
cli-option-value =
    .found = the option { $option }
    .expected = a value after an option that takes one, and none after a switch
    .remedy = give the value as { $option } VALUE, or leave it out
cli-help-usage = Usage:
cli-help-subcommand = COMMAND [ARGS]...
cli-help-arguments = Arguments
cli-help-options = Options
cli-help-commands = Commands
cli-help-default = { "[" }default: { "{" }{ "}" }]
cli-help-required = { "[" }required]
cli-help-help = Show this help and exit.

# help of each command; a parameter without a text of its own has the one of cli-usage-shared

cli-usage-shared =
    .as_json = Print one JSON object on stdout, also for errors.
    .config = The study: a YAML file.
    .seed = Seed of the random numbers, instead of the study's.
    .executor = How parts run: serial, threads, processes or dask. Does not change figures.
    .scheduler = Address of a dask cluster, such as tcp://127.0.0.1:8786.
    .resume = Folder of finished parts: keep them there, and resume from them.
    .quiet = Do not show progress.
    .name = The experiment.
    .settings = Set a key of the study, such as pools.support.agents=45; may be repeated.
cli-usage-cxsim = Simulate a company's customers from its own data, and value a programme before it starts.
    .version = Print the version and exit.
    .language = Language of results and errors; by default the study's, else CXSIM_LANGUAGE.
    .epilog = Exit codes: 0 done, 1 a model or a verification failed, 2 wrong command or study, 3 wrong data, 130 interrupted.
cli-usage-cxsim-metrics =
    Measure tables, real or simulated: every index and metric that they allow, with intervals, sample sizes and warnings.

    Prints the figures; with --out, also writes them to a file.
    .data = Tables, a folder of them, a run, a study or mapped exports; with --explain a metric.
    .by = Columns, and one of day, week, month, quarter, year, separated by commas.
    .only = Metrics, separated by commas; by default all.
    .kind = Contract of a single file, if its name does not tell.
    .column = Column of a table's contract and the file's name for it; may be repeated. Example: customers.fee_per_month=fee
    .compare = Compare two values of the first column of --by.
    .benchmarks = Published values: CSV of metric, value, source, date.
    .out = Write the figures to a .csv or .parquet file.
    .list_all = List the metrics.
    .explain = Show a metric's card.
cli-usage-cxsim-fit =
    Fit the study's churn models and other candidates, score them on customers held back, and recommend one.

    Writes model_card.html, model_card.json and the recommended fit, churn_fit.json, into the folder --out.

    For a log of purchases (transactions: and value:), fits models of lifetime value and compares forecasts with what followed:
    value_card.html and value_card.json.
    .config = The study, or a file of purchases to value: YAML.
    .out = Folder for the model card and the recommended fit.
    .seed = Seed of the split of customers, instead of the study's.
cli-usage-cxsim-drivers =
    Find what moves with NPS, CSAT and effort, how these scores relate to churn and spend, and what experiment would settle it.

    Prints the answers, and writes drivers.html and drivers.json into the folder --out.
    .place = A study or mapped exports (YAML), a run, or a folder with customers and surveys.
    .out = Folder for the page and its figures.
    .seed = Seed of the resampling, instead of the study's.
    .draws = Number of resamples of customers for the intervals of shares.
    .window = Days before an answer in which contacts count.
    .features = For folders: columns of customers that may be drivers, separated by commas; by default all that vary.
    .column = For folders: column of a table's contract and the file's name for it; may be repeated. Example: customers.fee_per_month=fee
cli-usage-cxsim-simulate =
    Simulate a study's customers as they are treated today, or any number of customers like them, on cores or machines.

    Prints the totals, by month and overall. Writes files only with --events (the tables) and --resume (finished parts).
    .customers = Number of initial customers: the table, repeated with new identities.
    .summary = Totals over all months only, no line per month.
    .replications = Number of random runs; auto: until the headline figure is precise.
    .precision = With auto: half-width of the 95 % interval, as a share of the mean.
    .workers = Number of threads or processes. Does not change figures.
    .events = Folder for the tables, each a folder of Parquet files.
    .touchpoints = Python file with touchpoints of your own; it is run.
cli-usage-cxsim-run =
    Fit the churn model, simulate the customers with and without the programme, and write report, workbook and tables.

    The run's own folder in --out holds report.html, report.pdf, roi.xlsx, picture.png, tables, the study and manifest.json.
    .out = Folder for the runs; each run makes its own folder in it.
    .draws = Number of joint samples of the uncertain assumptions, instead of the study's.
    .workers = Number of threads. Does not change figures.
    .programme = Programme to price; by default the first.
    .customers = Number of initial customers: the table, repeated with new identities. Only the comparison is made.
    .quick = Run the comparison only: no sensitivities, no value of information.
cli-usage-cxsim-check =
    Check a study and its tables, without fitting; or check a data file against its contract.

    All faults are reported together, each with its file, line and column. Nothing is written.
    .path = A study or mapped exports (YAML), or a data file or folder (CSV, JSON, Parquet, xlsx, XES).
    .kind = Contract of a data file, if its name does not tell.
    .max_faults = Largest number of kinds of fault to show.
cli-usage-cxsim-init =
    Write a starter study with its sample data into DIR: telecom.yaml, study.schema.json, data/. Overwrites nothing.

    With --from, print how to read that table (or write it to -o FILE), for you to read and correct.
    .folder = Folder for the study.
    .table = Propose the mapping of this table.
    .out = With --from: file for the proposal.
cli-usage-cxsim-schema = Write the JSON Schema of a study file, for editors.
    .out = File to write; by default the screen.
cli-usage-cxsim-app = Show a study or a run as a page in a browser, on this machine alone: move numbers, compare options, look at the journeys.
    .target = A study (YAML), the folder of a run, or a folder of either; by default this one.
    .port = Port of the page on 127.0.0.1.
cli-usage-cxsim-compare = Set two runs side by side: the inputs that differ, the headline figures, and a bridge by line of the cash flow. Writes nothing.
    .first = Folder of a run.
    .second = Folder of another run.
cli-usage-cxsim-runs = List and verify finished runs.
cli-usage-cxsim-runs-list = List the finished runs in a folder, each with its programme, its worth, and what differs from the run before. Writes nothing.
    .folder = Folder of the runs.
cli-usage-cxsim-runs-verify =
    Check a run's files against their hashes, fit and simulate again, and compare. Writes nothing.

    The exit code is 1 if anything differs.
    .run_folder = Folder of a run.
cli-usage-cxsim-plan = Show what a plan says, before anything is run.
cli-usage-cxsim-plan-show =
    Draw a study's journeys, and print every quantity that a lever can name: value, interval, unit, grade, source.

    Writes the picture into the folder --out as <name of the study's file>.svg and .png.
    .out = Folder for the picture, as SVG and as PNG.
cli-usage-cxsim-plan-keys = Print the keys of a study file: what each is, how to write it, and what counts if you leave it out. Writes no file.
    .key = A section or a key, such as journeys, programmes.NAME.levers or surveys.NAME.noise; by default all.
cli-usage-cxsim-abtest = Design, read and simulate the experiments of a study.
cli-usage-cxsim-abtest-design = Say how many customers and weeks an experiment needs, from the company's own tables. Writes nothing.
    .config = The study: a YAML file with experiments.
    .name = The experiment; by default all.
    .worth = Simulate the study's draws and show what each size is worth for the decision.
    .draws = With --worth: number of draws, instead of the study's.
cli-usage-cxsim-abtest-analyse =
    Say what an experiment shows, and what follows. Writes nothing.

    The exit code is 3 if the arms are not as large as planned: then no effect is shown.
    .config = The study: a YAML file with experiments.
    .sums = CSV of sums by endpoint and arm, instead of records and logs.
    .look = Which of the planned looks this is; by default the last.
    .anyway = Show effects although the arms are not as large as planned.
cli-usage-cxsim-abtest-simulate = Run an experiment in the twin many times: the true effect of a rollout, and what each design would have said. Writes nothing.
    .config = The study: a YAML file with experiments.
    .designs = Designs, separated by commas: customer, cluster, switchback, tree, exposure.
    .runs = Runs of the twin for the rollout, and for each design where agents are shared.

cli-interrupted = interrupted; { $left }
cli-left-parts = finished parts are kept in { $folder }: the same command resumes from them
cli-left-log = the log in { $folder } is not finished: remove it before you begin again; with --resume DIR you can resume a run
cli-left-nothing = nothing was kept
cli-memory-short = This needs more memory than there is.
cli-memory =
    .found = no memory for more{ $summary ->
            [none] { "" }
           *[other] { " " }({ $summary })
        }
    .expected = room for the work
    .remedy = take fewer --customers, --draws or --workers; with pools, all customers are in memory at once
cli-disk-full = The disk is full; no half-written result is left.
cli-disk-space =
    .found = { NUMBER($megabytes, maximumFractionDigits: 1) } MB free
    .expected = room for the results
    .remedy = free some space, or name a folder on another disk with --out, --events or --resume
cli-place-refused = A file or folder cannot be used.
cli-place-forbidden =
    .found = { $reason }
    .expected = a place that this user may read and write
    .remedy = change its permissions, or name another place
cli-internal-error =
    { $shown ->
        [true] internal error ({ $kind }: { $summary }); please report it
       *[false] internal error ({ $kind }: { $summary }); please report it; CXSIM_DEBUG=1 shows where
    }
cli-wrote = wrote { $file }
cli-wrote-schema = wrote { $file } (for editors)
cli-wrote-sample = wrote { $folder } (synthetic customers)
cli-next-run = next: cxsim run { $study }
cli-next-check = next: correct it, then cxsim check { $file }
cli-proposal-paste-study = # next: paste these lines into your study file, where they replace its { $block }:, and run cxsim check STUDY
cli-proposal-paste-exports = # next: paste these lines into a file of exports, { $block }: beside its other tables, and run cxsim check FILE
cli-proposal-file = # or write them to a new file: cxsim init --from { $table } -o { $block }.yaml
cli-shipped-missing = { $file } is not part of this installation
cli-shipped-file-missing =
    .found = no such file
    .expected = the shipped configs
    .remedy = install cxsim again
cli-not-written = { $file } cannot be written
cli-file-unwritable =
    .found = { $reason }
    .expected = a place that can be written
    .remedy = choose another one
cli-not-overwritten = nothing was written, so as not to overwrite
cli-file-exists =
    .found = a file or folder of that name
    .expected = nothing
    .remedy = choose another folder, or move it away
cli-runs-columns = run|programme|NPV, median|chance to lose|differs from the run before
cli-runs-same = the same inputs
cli-runs-differ =
    { $more ->
        [0] { $shown }
       *[other] { $shown }; and { $more } more
    }
cli-compare-interval = { $value } ({ $interval })
cli-compare-first = first:  { $run }
cli-compare-second = second: { $run }
cli-compare-inputs = input|first|second|unit
cli-compare-figures = figure|first|second|difference
cli-compare-bridge = from the first mean NPV to the second|amount
cli-compare-from = mean NPV of the first
cli-compare-to = mean NPV of the second
cli-compare-npv-mean = NPV, mean of the draws
cli-compare-npv-p5 = NPV, 5 in 100 draws are below
cli-compare-npv-p50 = NPV, median of the draws
cli-compare-npv-p95 = NPV, 5 in 100 draws are above
cli-compare-probability-of-loss = chance to lose
cli-compare-payback-months = payback in months, base case
cli-compare-money-needed = money needed, mean of the draws
cli-compare-customers-at-end = customers at the end, with the programme
cli-compare-customers-more = customers at the end, more than without
cli-runs-none = no finished run in { $folder }; `cxsim run CONFIG --out { $folder }` makes one
cli-replications-wrong =
    .found = --replications { $value }
    .expected = a whole number from 1 to 1,000,000, or auto
    .remedy = give one of these
cli-progress-rate =
    { $speed ->
        [0] { $done } of { $total }
       *[other] { $done } of { $total }, { $speed }/s
    }
cli-progress-left = left
cli-progress-preparing = preparing
cli-metrics-nothing = Nothing was measured.
cli-metrics-no-data =
    .found = no DATA
    .expected = a table, a folder of tables, or a run
    .remedy = name it, or see `cxsim metrics --list`
cli-metrics-ending =
    .found = the ending '{ $ending }'
    .expected = .csv or .parquet
    .remedy = choose one
cli-column-wrong =
    .found = --column { $value }
    .expected = TABLE.COLUMN=NAME
    .remedy = write it so, e.g. customers.segment=plan
cli-check-nothing = nothing was checked
cli-check-set-data =
    .found = --set { $text }
    .expected = a study, whose keys can be set
    .remedy = leave --set out
cli-check-as-study =
    .found = --as { $kind }
    .expected = no --as for a study
    .remedy = leave --as out
cli-check-as-missing =
    .found = no --as
    .expected = the contract of the data file
    .remedy = add --as customers, --as surveys, ..., or name the file so: customers.csv
cli-check-table =
    { $rows ->
        [none] { $file }: no fault as a table of { $kind }
        [one] { $file }: 1 row, no fault as a table of { $kind }
       *[other] { $file }: { $rows } rows, no fault as a table of { $kind }
    }
cli-check-table-wrong =
    { $file } is not a table of { $kind } that can be used{ $cut ->
        [true] { " " }({ $found } kinds of fault, { $shown } shown)
       *[false] { "" }
    }{ $mappable ->
        [true] ; a mapping states names and ways of writing: `cxsim init --from { $file }` proposes one
       *[false] { "" }
    }
cli-check-customers-wrong = { $file } is not a table of customers.
cli-check-unmapped = { $file } cannot be checked without a mapping
cli-check-mapping-missing =
    .found = columns or values that are not known by name
    .expected = a mapping
    .remedy = write the mapping with `cxsim init --from { $table } -o FILE`, fill in what it asks, and check that file
cli-plan-key-unknown = There is no such key.
cli-plan-key =
    .found = '{ $key }'
    .expected = a section or a key of a study file
    .remedy = { $remedy }
data-database-file =
    .found = { $reason }
    .expected = the file of a database, such as sqlite:///crm.db#customers
    .remedy = check the path; it is relative to the study file or to the current folder
cli-check-other-table =
    .found = columns of a table of { $table }
    .expected = columns of a table of customers
    .remedy = write --as { $table }

## study

study-customers-repeated = { FIXED($customers) } customers were simulated: the { FIXED($known) } active ones of the study, repeated under fresh identities with their arrivals; what the programme costs is as stated, for all of them.
study-history-surveys = Tiredness of surveys at the start follows from { $file } (of { $count } of { $of } customers)
study-history-cases = Cases that are open at the start come from { $file } (of { $count } of { $of } customers)
study-history-purchases = Last purchase, rate and mean amount follow from { $file } (of { $count } of { $of } customers)
study-history-other-cases = { $count } of { $of } cases in { $file } have a reason that is no case of the plan and are left out
study-history-late = { $count } of { $of } rows in { $file } are of the start of the plan or later and are not used
study-history-strangers = { $count } of { $of } customers in { $file } are not in the customer table and are left out
study-cases-unknown = The log of cases has none that the plan knows.
study-cases-none =
    .found = no case of the plan before its start
    .expected = one of { JOINED($kinds) } as the reason
    .remedy = write the name of the plan's kind of case as the reason, or leave the log out
study-purchases-few = The log of purchases is too small to learn from.
study-repeaters-few =
    .found = { $count ->
        [one] { $count } customer
       *[other] { $count } customers
    } who bought again
    .expected = at least { $least }
    .remedy = export a longer time, or leave the log out and state the rate
study-log-foreign = The log is not of the study's customers.
study-log-strangers =
    .found = no row of a customer of the study
    .expected = the names in the customer table
    .remedy = write customers alike in both tables; if their names are hashed on load, set { $variable }
study-table-mismatch = The study and its table do not fit together.
study-coefficient-unknown =
    .found = coef '{ $coefficient }'
    .expected = a coefficient of the fitted model
    .remedy = { $remedy }
study-fees-large =
    .found = fees of { FIXED($fees) } a month in all
    .expected = at most { FIXED($most) }
    .remedy = state amounts in thousands of the currency, in the table and in the plan
study-folder-refused = { $folder } cannot be written
study-folder-unwritable =
    .found = { $reason }
    .expected = a folder that can be written
    .remedy = choose another one with --out
study-columns-mismatch = The plan reads columns that are not there, or not as it says.
study-language-refused = No page is written in that language.
study-language-unknown =
    .found = --language { $language }
    .expected = a language of reports
    .remedy = { $remedy }
study-answers-none = There are no answers to explain.
study-surveys-unnamed =
    .found = no surveys
    .expected = a table of answers
    .remedy = add surveys: FILE under population (survey_id, customer_id, answered_at, kind, index, scale, score)
study-tables-put = put customers.csv and surveys.csv (or .parquet) there, or name a study or a file of mappings, not { $folder }
study-tables-add = add them to { $file }: cxsim init --from FILE proposes how
study-column-table =
    .found = --column { $table }.
    .expected = a table that is there
    .remedy = { $remedy }
study-columns-unknown = The columns cannot be distinguished.
study-drivers-incomplete = Drivers need customers and their answers.
study-customers-missing =
    .found = no customers
    .expected = a table of customers
    .remedy = { $remedy }
study-surveys-missing =
    .found = no surveys
    .expected = a table of their answers
    .remedy = { $remedy }
study-column-unknown =
    .found = --column { $table }.{ $column }
    .expected = a column of { $table }
    .remedy = { $remedy }
study-run-unanswered =
    .found = a run without answers
    .expected = a simulated survey
    .remedy = add surveys: to the study's plan, and run it again
study-features-none = There are no features to explain by.
study-run-segments =
    .found = customers drawn from segments
    .expected = a run on a customer table
    .remedy = name a table in the study, and run it
study-compare-none = There is nothing to compare.
study-compare-two =
    .found = --compare { $values }
    .expected = two values of the first column of --by
    .remedy = name both
study-measure-none = There is nothing to measure.
study-path-missing =
    .found = no such file or folder
    .expected = tables
    .remedy = check the path
study-contract-folder = leave --as out for a folder
study-table-unknown = The table is not known.
study-contract-unknown =
    .found = --as { $contract }
    .expected = a contract's name, for one file
    .remedy = { $remedy }
study-tables-unnamed =
    .found = no table of a known name
    .expected = tables named { JOINED($names) }
    .remedy = { $folder ->
        [true] name the files after their contracts
       *[false] say which with --as
    }
study-run-tableless =
    .found = a run without tables
    .expected = customers and events
    .remedy = run it again
study-benchmarks-refused = The benchmarks cannot be read.
study-benchmarks-unreadable =
    .found = { $reason }
    .expected = a CSV file in UTF-8
    .remedy = check the path
study-benchmark-incomplete =
    .found = an incomplete benchmark
    .expected = a metric, a number, its source and its date (2025-06-30)
    .remedy = complete it, or leave it out
study-benchmark-unknown =
    .found = { $reason }
    .expected = a metric of the catalogue
    .remedy = see `cxsim metrics --list`
study-benchmarks-undated = A benchmark enters only with source and date.
study-programmes-none = There is nothing to price.
study-programme-none =
    .found = no programme
    .expected = at least one under programmes:
    .remedy = say what you would do, and what it costs
study-programme-refused = The study has no such programme.
study-programme-unknown =
    .found = --programme { $name }
    .expected = a programme of the study
    .remedy = { $remedy }
study-executor-refused = There is no such executor.
study-executor-unknown =
    .found = --executor { $executor }
    .expected = { JOINED($executors) }
    .remedy = { $remedy }
study-scheduler-refused = Only dask has a scheduler.
study-scheduler-only-dask =
    .found = --scheduler with --executor { $executor }
    .expected = --executor dask
    .remedy = name the executor, or leave out the scheduler
study-log-mixed = The event log would mix with what is there.
study-log-folder =
    .found = a file, or a folder that is not empty
    .expected = an empty folder, or none of that name
    .remedy = name another one
study-table-broken = { $file } is not a table of { $contract }.
study-segments-unknown = The programmes name segments that the customer table does not have.
study-compiling = compiling the engine, once for this machine and version (up to a minute)
study-step-simulating = simulating
study-step-customers = simulating customers
study-step-options = running the options
study-step-assumptions = running assumptions again
study-run-npv = NPV       { MONEY($npv) } (90% of draws between { MONEY($low) } and { MONEY($high) })
study-run-report = Report    { $file }
study-run-workbook = Workbook  { $file }
study-page = Page      { $file }
study-card = Card      { $file }
study-verified-files = files: { $count } as they were written
study-verified-table =
    { $equal ->
        [true] made again, { $table }: equal
       *[false] made again, { $table }: NOT equal
    }
study-verified-experiment =
    { $equal ->
        [true] experiment { $name }: its sums give the same effects, of the same plan
       *[false] experiment { $name }: effects, plan or sums are NOT those that were recorded
    }
study-verified-unreadable = Not read again: { $reason }
study-verified-record =
    { $equal ->
        [true] manifest, { $record }: equal
       *[other] manifest, { $record }: NOT equal
    }
study-verified-digest = digest of this run: { $digest } (keep it elsewhere: only then does it show that the manifest was not changed)
study-verified-changed = Not identical: the files of this run were changed after it was made.
study-verified-stated = fit: none, the hazards are stated in the study
study-verified-fit = fit: the largest relative difference is { SIGNIFICANT($largest, digits: 2) } ({ $where }), at most { SIGNIFICANT($allowed, digits: 2) } is allowed
study-identical = identical
study-not-identical = NOT identical
study-verdict-python = the study can be simulated (--touchpoints FILE.py), not run: { JOINED($touchpoints) } is in Python
study-verdict-no-programme = the study can be simulated, not run: it has no programme to price
study-verdict-run = the study can be run
study-count-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
study-count-customers =
    { $count ->
        [one] { $count } customer
       *[other] { $count } customers
    }
study-count-journeys =
    { $count ->
        [one] { $count } journey
       *[other] { $count } journeys
    }
study-count-programmes =
    { $count ->
        [one] { $count } programme
       *[other] { $count } programmes
    }
study-count-numbers =
    { $count ->
        [one] { $count } number
       *[other] { $count } numbers
    }
study-count-replications =
    { $count ->
        [one] { $count } replication
       *[other] { $count } replications
    }
study-check-plan = { $file }: { $verdict } ({ JOINED($parts) }).
study-check-table = { $file }: { $customers } customers, { $left } of whom have left.
study-check-segments = segments: { $customers } customers in { $count }; no table is read and nothing is fitted, the hazards are stated.
study-check-segment = { $name }: { $customers } customers, { $hazard }
study-check-separation = Separation: nobody left of { JOINED($levels) }; the fit holds the coefficient by a penalty.
study-check-left-out = { $column } is left out of the fit: { $why }.
study-check-truncation = No tenure is below { FIXED($months, digits: 1) } months: if only customers who were there on some day are in the table, state the tenure in months at which each came under observation (entry in the fit, a column in features and allow of the mapping); else the fit takes it that nobody leaves early.
study-check-rows = { $file }: { $rows } rows keep the contract '{ $contract }'.
study-check-value = { $file }: the question can be asked (cut { $cut }, { $days } days ahead).
study-check-log = { $file }: { $purchases } purchases of { $customers } customers from { $first } to { $last }.
study-simulated = { $study }: { JOINED($parts) }; amounts in { $currency }
study-simulated-speed = simulated in { FIXED($seconds, digits: 1) } s: { FIXED($millions, digits: 2) } million customer-months per second
study-simulated-wrote = wrote { $folder }: { JOINED($tables) }
study-total-active-months = customer-months
study-total-cost-to-serve = cost to serve
study-total-cost-acquisition = cost of acquisition
study-total-cost-base = cost of active customers
study-customers-at-end = customers at the end
study-series-month = month
study-series-active-end = active end
study-series-churned = churned
study-series-acquired = acquired
study-series-referred = referred
study-series-fees = fees
study-fit-columns = model|C|Brier|marginal Brier|AUC
study-fit-horizon = E/O { $months }|rescaled
study-fit-failed = not fitted: { $why }
study-fit-naive = naive rival
study-fit-beaten = DOES NOT BEAT A NAIVE RIVAL
study-fit-recommended = recommended
study-value-columns = model|cut|until|bought|expected|error|90% band|status
study-value-earlier = earlier cuts:
study-value-missed = MISSED
study-value-fit = { $model }: { JOINED($parameters) }; { $sentence }
study-drawn = Drawn customers: no table was read and nothing was fitted; sizes, spreads and hazards are those that the study states.
study-moves-refused = the study cannot be run with these values together
study-bridge-rates = Discount rates that differ between the draws
study-synthetic = Synthetic data: these customers are made up, by a stated random process; no real company and no real person is described.
study-indented = { "  " }{ $text }
study-exports-table = { $file }: { $rows } rows, no fault as a table of { $contract }
study-exports-broken = The tables of { $file } do not keep their contracts.

## churn

churn-method-plain = Churn model { $name }
churn-method-cox = Cox proportional hazards
churn-method-cox-label =
    Cox proportional hazards, { $ties ->
        [efron] Efron's ties
       *[breslow] Breslow's ties
    }{ $stratified ->
        [true] , a Breslow baseline for each level of { $strata }
       *[false] , Breslow baseline
    }{ $robust ->
        [true] , robust errors
       *[false] { "" }
    }
churn-method-weibull = Weibull accelerated failure times
churn-method-lognormal = Log-normal accelerated failure times
churn-method-loglogistic = Log-logistic accelerated failure times
churn-method-generalised-gamma = Generalised gamma accelerated failure times
churn-method-piecewise-exponential = Piecewise exponential proportional hazards
churn-method-cure = Weibull lifetimes with a share of customers who never leave
churn-method-boosting = Gradient boosting on customer-months
churn-method-cause-specific = Cause-specific proportional hazards
churn-method-cause-specific-label = Cause-specific proportional hazards, by { $reason }
churn-method-discrete-time = Discrete-time hazard
churn-method-discrete-time-label =
    Discrete-time hazard, { $link }, a spline of tenure{ $varying ->
        [true] , an effect of tenure of its own for each level of { $by }
       *[false] { "" }
    }
churn-rival-kaplan-meier = The same for everybody (Kaplan-Meier)
churn-rival-exponential = One constant rate (exponential)
churn-status-separation =
    Separation: { JOINED($columns) } splits churners from stayers so well that its coefficient has no bound in the data. { COUNT($empty) ->
        [0] { "" }
       *[other] Nobody left of { JOINED($empty) }.{ " " }
    }A penalty worth one customer, half of whom left (log-F(1, 1)), holds it: that it is large is known, how large is not. Take the column out (it may be known only after the customer has left), or merge its levels.
churn-level-empty =
    { $feature } { $level } ({ $customers ->
        [one] { $customers } customer
       *[other] { $customers } customers
    })
churn-status-collinear = Collinear: { JOINED($pairs, between: "; ") } carry nearly the same information, so the data cannot separate their coefficients. Leave one of the two out.
churn-pair-collinear = { $one } / { $other } (correlation { $correlation })
churn-status-separation-unknown = Separation: a column that could not be identified splits churners from stayers so well that its coefficient has no bound. Take out what may be known only after the customer has left, or merge levels.
churn-status-boundary = Boundary: { JOINED($doubts, between: "; ") }. Its interval means nothing: fit a method without this parameter.
churn-boundary-shape = the shape of the generalised gamma runs to { SIGNIFICANT($shape, digits: 2) }, the end of its range
churn-boundary-cure-absent = hardly any customer never leaves
churn-boundary-cure-late = customers still left at the longest tenure observed, so the data cannot show a share that never leaves
churn-doubt-steps = the likelihood still rose after { $steps } steps
churn-status-few-events = Few events: { $events } churners for { $coefficients } coefficients; the method asks for { $each } each. Coefficients are too large on average and intervals too narrow: name fewer features, merge levels, or wait for more data.
churn-status-converged = Converged: { $events } churners for { $coefficients } coefficients.
churn-column-constant = the same in every row
churn-column-same = carries the same information as { $other }
churn-column-nearly-same = carries nearly the same information as { $other } (correlation { $correlation })
churn-column-fixed =
    { $exact ->
        [true] fixed by { $others }
       *[false] nearly fixed by { $others }
    }
churn-note-left-out = { $column } is left out: { $reason }.
churn-note-mean = { $feature }: a missing value counts as the mean, { SIGNIFICANT($mean, digits: 4) }.
churn-note-reference = { $feature } is compared with { $level }, its most frequent level.
churn-note-not-validated = The model is fitted on all { $rows } customers and is not validated: no churners, or no customers at all, were held out.
churn-note-validated = Validated by a fit on { $trained } customers, tested on the other { $held } (split by customer id); the coefficients, baseline and covariance that enter the twin are fitted on all { $rows }.
churn-caveat = These are associations among customers who stayed or left on their own, other features being equal, not proof that moving a feature moves churn; only an experiment shows that. The hazard is the rate of leaving among those still there.
churn-step-index =
    { $one ->
        [true] One { $index } point
       *[false] { $size } { $index } points
    } { $more ->
        [true] more
       *[false] fewer
    }
churn-step-number =
    { $feature } { $more ->
        [true] higher
       *[false] lower
    } by { $size }
churn-step-level = { $feature } { $level } instead of { $reference }
churn-level-missing = missing
churn-level-known = known
churn-ratio = { $subject } goes with a churn hazard { $relative } ({ $interval }), other things equal.
churn-ratio-percent =
    { $small ->
        [true] { SIGNIFICANT($points, digits: 1) }%
       *[false] { FIXED($points, digits: 0) }%
    }
churn-ratio-relative =
    { $form ->
        [times] { SIGNIFICANT($ratio) } times as high
        [lower] { $percent } lower
       *[higher] { $percent } higher
    }
churn-ratio-interval =
    95% interval { $form ->
        [times] { SIGNIFICANT($low) } to { SIGNIFICANT($high) } times
        [open] { $low } to { $high }; the data do not tell the direction
       *[closed] { $low } to { $high }
    }
churn-p-value =
    { $small ->
        [true] p < 0.0001
       *[false] p = { SIGNIFICANT($p, digits: 2) }
    }
churn-proportionality-holds = { $column }: no sign that its hazard ratio changes with tenure ({ $p }).
churn-proportionality-fails = { $column }: its hazard ratio changes with tenure ({ $p }); read { FIXED($ratio, digits: 2) } as an average over the tenures observed, and look at the calibration before you rely on it at one tenure.
churn-effect-lifetime = { $column }: per unit more, lifetimes are { SIGNIFICANT($factor) } times as long (95% interval { SIGNIFICANT($low) } to { SIGNIFICANT($high) }).
churn-effect-odds = { $column }: per unit more, the odds of leaving in a month are { SIGNIFICANT($factor) } times as high (95% interval { SIGNIFICANT($low) } to { SIGNIFICANT($high) }).
churn-effect-hazard = { $column }: per unit more, the hazard is { SIGNIFICANT($factor) } times as high (95% interval { SIGNIFICANT($low) } to { SIGNIFICANT($high) }).
churn-calibration-unseen = By month { $month } no group of held-out customers has observed churn to compare with.
churn-calibration-level =
    By month { $month } the model expects { FIXED($ratio, digits: 3) } churners for each one observed, within groups of like risk{ $unseen ->
        [0] { "" }
       *[other] ; { $unseen } of { $groups } groups are not observed that far and are left out
    }.
churn-ranking = Of two customers the model has not seen, it names the one who leaves first { PERCENT($concordance, digits: 1) } of the time (a coin: 50%); checked on { $customers } customers of whom { $left } left.
churn-recalibration-none = No recalibration: { $expected }, within what chance allows.
churn-recalibration-done = Recalibrated: { $expected }, more than chance allows. Every customer's hazard is multiplied by { JOINED($factors) }, and by the last of these beyond; the twin uses this hazard.
churn-recalibration-expected =
    on customers left out of the fit it expects { COUNT($ratios) ->
        [0] no
       *[other] { $ratios }
    } churners for each one observed
churn-recalibration-ratio = { FIXED($ratio, digits: 3) } by month { $month }
churn-recalibration-factor = { FIXED($factor, digits: 3) } in months { $from } to { $to }
churn-tail-baseline =
    Beyond { $longest } months, the longest tenure observed{ $stratum ->
        [none] { "" }
       *[other] { " " }in stratum { $stratum }
    }, the hazard of a customer with average features is held at { SIGNIFICANT($rate, digits: 4) } per month: its mean over the last { SIGNIFICANT($stretch, digits: 4) } months observed, in which { $events } customers left. This is an assumption, not an observation.
churn-stratum = { JOINED($indicators) }
churn-stratum-frequent = the most frequent levels
churn-stratum-value = { $column } = { $value }
churn-tail-steps = Beyond { $longest } months, the longest tenure observed, the hazard of a customer with average features is held at { SIGNIFICANT($rate, digits: 4) } per month, its step from month { $since } on. This is an assumption, not an observation.
churn-tail-family =
    Beyond { $longest } months, the longest tenure observed, lifetimes follow the { $family ->
        [weibull] Weibull
        [lognormal] log-normal
        [loglogistic] log-logistic
       *[generalised_gamma] generalised gamma
    } distribution: its shape there is an assumption, not an observation.
churn-tail-mean = Beyond { $longest } months, the longest tenure observed, each customer's hazard is held at its mean over the last { $stretch } months observed. This is an assumption, not an observation.
churn-tail-cure = Beyond { $longest } months, the longest tenure observed, the model assumes that a share never leaves: data that end cannot tell never from later.
churn-tail-rescaled = { $tail } After recalibration the hazard is multiplied by { SIGNIFICANT($factor, digits: 4) }.
churn-tail-strata = { JOINED($tails, between: " ") }
churn-tail-share = Of { FIXED($months, digits: 1) } months that a customer of today is expected to stay within the next { $horizon }, { FIXED($beyond, digits: 1) } ({ PERCENT($share) }) lie beyond month { $longest } and rest on this tail.
churn-tail-nobody = No customer is active today.
churn-backtest-coverage = The { PERCENT($level) } band for the number who leave within { $horizon } months held what happened at { $held } of { $origins } origins; without the uncertainty of the calendar at { $without }. Features are those of today, not of the day: where they change, this flatters the model.
churn-card-split =
    By customer: { $folds } parts by a hash of the customer's name, each predicted by fits on the others; { $repeats } times over. { $dated ->
        [true] Out of time: see below.
       *[false] Not out of time: the table has no days of joining, or they span too little.
    }
churn-card-reason =
    { $model } is the simplest model whose integrated Brier score, { FIXED($brier, digits: 4) }, is within one standard error or 1% of the lowest{ $level ->
        [right] { " " }and whose level is right but for chance
       *[off] ; its level needs recalibration
    }. Its concordance is { FIXED($concordance, digits: 3) }.
churn-card-signal-none = No signal: on unseen customers no model predicts better than the same curve for everybody. Do not act on its risks.
churn-card-signal = The features carry information: the error on unseen customers is { PERCENT($gain) } below that of the best naive rival.
churn-card-brier = Brier score: squared error of the predicted chance to be active, averaged over months { $first } to { $last }; similar customers stand in for those no longer observed, by a model of censoring on the features (too few customers are observed in later months). As published: one curve of censoring for everybody, months { SIGNIFICANT($early) } to { SIGNIFICANT($late) }; where customers observed for the shortest time leave most, that figure is too small, and nothing is judged by it.
churn-card-remedy-none = No category shows a hazard ratio that changes with tenure; no model with strata was tried.
churn-card-remedy =
    Cox models with a baseline of its own for each level of { JOINED($features) } were tried; { $taken ->
        [none] none of them
       *[other] { $taken }
    } is recommended.
churn-warning-concordance = Concordance { FIXED($concordance, digits: 3) } is too good to be true: look for a feature that is written when a customer leaves.
churn-warning-tenure = The longest tenure is { FIXED($months) } months, { FIXED($years) } years: is its unit days or weeks, and not months?
churn-record-kind = This fit cannot be written down.
churn-record-trees =
    .found = a survival model of the kind { $kind }
    .expected = a survival model made of numbers
    .remedy = keep the study and the seed, and fit it again
churn-record-old = This record of a churn fit was written by an older version.
churn-record-sentences =
    .found = sentences
    .expected = messages with facts
    .remedy = fit the model again
churn-hazard-refused = This churn model cannot feed the twin.
churn-hazard-family =
    .found = the { $family ->
        [lognormal] log-normal
        [loglogistic] log-logistic
       *[generalised_gamma] generalised gamma
    } model of accelerated failure times, which is not a baseline hazard times a factor of the customer
    .expected = a proportional hazard, which is what the twin takes
    .remedy = fit a Weibull, Cox or piecewise exponential model for the twin
churn-hazard-strata =
    .found = a Cox model with strata, which is not one baseline hazard times a factor of the customer
    .expected = a proportional hazard, which is what the twin takes
    .remedy = leave out `strata`, or fit a Weibull or piecewise exponential model
churn-hazard-trees =
    .found = gradient boosting, which is not a baseline hazard times a factor of the customer
    .expected = a proportional hazard, which is what the twin takes
    .remedy = feed the twin with Cox, and keep the boosted model as a check on it
churn-hazard-causes =
    .found = hazards of several reasons to leave, whose sum is not one baseline hazard times a factor of the customer
    .expected = a proportional hazard, which is what the twin takes
    .remedy = use the curves of the customers, or fit Cox on all reasons together
churn-hazard-cure =
    .found = a model with a share that never leaves, which is not a baseline hazard times a factor of the customer
    .expected = a proportional hazard, which is what the twin takes
    .remedy = fit Cox, whose tail may be as low as the data say
churn-hazard-months =
    .found = a discrete-time model with { $cause ->
        [logit] the logit link
       *[by] `by`
    }, which is not a baseline hazard times a factor of the customer
    .expected = a proportional hazard, which is what the twin takes
    .remedy = fit it with `link: cloglog` and without `by`, or fit Cox
churn-path-unreadable = A path of columns cannot be read.
churn-path-tenures =
    .found = tenures that do not rise, or not one row for each
    .expected = rising tenures with a row each
    .remedy = sort the path
churn-strata-unknown = The stratified model has no baseline for some rows.
churn-strata-rows =
    .found = { $rows } rows of a stratum that is not in the fitted table
    .expected = strata that were fitted
    .remedy = merge levels, or stratify by less
churn-draws-none = A boosted model has no distribution of its parameters.
churn-draws-trees =
    .found = gradient boosting
    .expected = a model with coefficients and their covariance
    .remedy = fit Cox or a discrete-time model for draws
churn-fit-failed = The churn model could not be fitted.
churn-maximum-none =
    .found = no maximum of the likelihood
    .expected = a maximum
    .remedy = take out features that repeat each other or that tell the outcome
churn-maximum-singular =
    .found = no maximum of the likelihood (the information is singular)
    .expected = a maximum
    .remedy = take out features that repeat each other or that tell the outcome
churn-models-none = None of the churn models could be fitted.
churn-method-unknown = There is no such method.
churn-method-no-fit =
    .found = { $name }
    .expected = a churn method
    .remedy = use one of the methods
churn-backtest-impossible = The backtest cannot be made.
churn-backtest-column =
    .found = no column '{ $name }'
    .expected = customer_id, joined, ended and the features
    .remedy = add the column
churn-backtest-features =
    .found = a method without features
    .expected = the features by name
    .remedy = name them in the method
churn-backtest-late =
    .found = the origin { $day }
    .expected = origins up to { $last }, { $horizon } months before the last day observed
    .remedy = take earlier origins
churn-table-unlike = The table does not fit the churn model.
churn-column-absent =
    .found = no column '{ $name }'
    .expected = every feature of the model
    .remedy = { $remedy }
churn-column-text =
    .found = text
    .expected = numbers, as when the model was fitted
    .remedy = correct the column, or fit again
churn-level-unknown =
    .found = unknown level '{ $level }'
    .expected = a level that was in the fitted table
    .remedy = { $remedy }
churn-value-missing =
    .found = a missing value
    .expected = a value in every row
    .remedy = fill it in, drop the rows, or fit with `missing: mean_and_flag`
churn-features-unusable = The churn model cannot use these features.
churn-feature-absent =
    .found = no column '{ $name }'
    .expected = a feature of the mapping
    .remedy = { $remedy }
churn-feature-outcome =
    .found = the outcome itself as a feature
    .expected = what is known before the customer leaves
    .remedy = take it out
churn-feature-empty =
    .found = no value at all
    .expected = some values
    .remedy = take the feature out
churn-feature-levels =
    .found = { $levels } different texts
    .expected = at most { $most } levels
    .remedy = take it out, group its levels, or raise `max_levels`
churn-features-none = The churn model has no feature to use.
churn-features-constant =
    .found = no feature that differs between customers
    .expected = at least one
    .remedy = name other features
churn-events-none = Churn cannot be learned where nobody left.
churn-events-absent =
    .found = no churned customer among { $customers }
    .expected = some who left, with their tenure when they left
    .remedy = check the `churned` mapping (which values mean yes), or take a table that keeps former customers
churn-columns-unusable = The churn model cannot use these columns.
churn-row-column-absent =
    .found = no column '{ $name }'
    .expected = a column of the mapping
    .remedy = { $remedy }
churn-row-column-twice =
    .found = '{ $name }' both as a feature and as entry, weights or cluster
    .expected = one of them
    .remedy = take it out of features
churn-entry-late =
    .found = an entry at or after the end
    .expected = an entry before the end
    .remedy = state the entry in months of tenure, in the unit of `tenure`, and drop rows that were never under observation
churn-weight-zero =
    .found = a weight of 0 or less
    .expected = weights above 0
    .remedy = drop such rows
churn-boosting-large = Gradient boosting would have to write out too many customer-months.
churn-boosting-months =
    .found = { $months } customer-months
    .expected = at most { $most }
    .remedy = fit on a sample, or raise `max_rows`
churn-steps-empty = The piecewise exponential model has a step without churners.
churn-step-empty =
    .found = nobody who left between month { $from } and { $to }
    .expected = churners in every step
    .remedy = move one of the `breaks`

## calibration

calibration-nothing = In the first { $months } months the churn hazard expects { FIXED($expected) } of today's customers to leave; the twin, with its own random numbers, loses { FIXED($after) } (standard error { FIXED($error) }).
calibration-missed = In the first { $months } months the churn hazard expects { FIXED($expected) } of today's customers to leave; the twin loses { FIXED($before) } because its contacts move satisfaction and effort, and no shift of the set-point within ±{ $largest } corrects that. It runs at a shift of { $shift }, losing { FIXED($after) }: check the quality and effort of the touchpoints.
calibration-met = In the first { $months } months the churn hazard expects { FIXED($expected) } of today's customers to leave. Without a shift of satisfaction the twin would lose { FIXED($before) }; shifted by { $shift } it loses { FIXED($after) }, against { FIXED($frozen) } on the same random numbers with feelings frozen.
calibration-shift =
    { $sign ->
        [minus] −
       *[plus] +
    }{ FIXED($size, digits: 3) }
calibration-columns-wrong = The plan reads columns that are not there, or not as it says.
calibration-column-absent =
    .found = the column '{ $name }'
    .expected = a feature of the mapping
    .remedy = { $remedy }
calibration-purchase-text =
    .found = '{ $name }', a column of text
    .expected = a column of numbers
    .remedy = name the column with the days from the last purchase to the start
calibration-purchase-days =
    .found =
        { $count ->
            [one] { $count } value
           *[other] { $count } values
        } of '{ $name }' such as { $value }
    .expected = days from 0 to { $most }
    .remedy = name the column with the days from the last purchase to the start
calibration-feeling-text =
    .found = '{ $name }', a column of text
    .expected = a column of numbers
    .remedy = name the column that holds the answers
calibration-feeling-scale =
    .found =
        { $count ->
            [one] { $count } answer
           *[other] { $count } answers
        } outside { $low } to { $high }, such as { $value }
    .expected = answers on the stated scale in { $name }
    .remedy = state the scale of the question; if { $value } stands for no answer, name it as blank in the mapping's reader
calibration-log-foreign = The log is not of this population.
calibration-log-customers =
    .found = no row of a customer of the population
    .expected = the names of its customers
    .remedy = map the customer id of both tables alike
calibration-log-histories =
    .found = no customer with a history
    .expected = the names of the log
    .remedy = map the customer id of both tables alike
calibration-rate-none = A plan without purchases cannot take rates from a log.
calibration-rate-zero =
    .found = { $rate } a month
    .expected = a rate above 0
    .remedy = state one
calibration-amount-none = A plan whose purchases have no amount cannot take amounts from a log.
calibration-amount-zero =
    .found = a mean amount of { $amount }
    .expected = one above 0
    .remedy = state one

## stats

stats-hazard-stated = The hazards are stated, by segment, for every tenure.
stats-effect-shrunk = measured { SIGNIFICANT($measured, digits: 4) } (standard error { SIGNIFICANT($error, digits: 4) }), shrunk by { PERCENT($share) } for the winner's curse
stats-answers-none = no answers
stats-answer-single = one answer: no interval
stats-answers-alike = all answers alike: no interval
stats-customer-single = one customer: no interval
stats-exposure-none = no exposure
stats-records-none = nothing recorded
stats-purchases-none = nothing bought
stats-spend-none = nothing spent
stats-customers-none = no customers
stats-group-empty = one of the groups has no answers
stats-group-single = one of the groups has a single customer: no variance to compare with
stats-periods-few = fewer than three periods: no trend
stats-customers-few = fewer than three customers: no trend
stats-variance-none = no variance to compare with
stats-value-eccentric = A value is not at the centre of its interval.
stats-interval-impossible = An interval cannot be met.
stats-distribution-wide = A distribution leaves its range.
stats-value-end =
    .found = value { $value } at an end of its interval, p5 { $p5 }, p95 { $p95 }
    .expected = p5 < value < p95: it is the median
    .remedy = move the value or that end; or set `dist: triangular`, for which the value is the most likely one
stats-value-off =
    .found = { $family } with p5 { $p5 }, p95 { $p95 }, value { $value }, whose median is { $median }
    .expected = the value at the median of its distribution
    .remedy = write value: { $median }, or leave `dist` out: the distribution then goes through all three
stats-interval-unmet =
    .found = { $family } with p5 { $p5 }, p95 { $p95 }, value { $value }
    .expected =
        { $family ->
            [lognormal] p5 above 0
            [gamma] p5 above 0
            [beta] 0 < p5 < p95 < 1
           *[other] p5 < value < p95
        }
    .remedy = change the interval, or leave `dist` out: the distribution then goes through all three and keeps to the range
stats-distribution-outside =
    .found = { $family } with p5 { $p5 }, p95 { $p95 }, whose tail goes further
    .expected =
        { $high ->
            [none] values of at least { $low }
           *[other] values between { $low } and { $high }
        }
    .remedy = narrow the interval, or leave `dist` out: the distribution then keeps to the range

## journey

journey-detraction-threshold =
    .found = a threshold of 0
    .expected = more than 0
    .remedy = nobody would ever warn others; raise it
journey-churn-renewal-interval =
    .found = churn at renewals without their interval
    .expected = at least 1 month
    .remedy = add every: 12 months
journey-churn-interval-unused =
    .found = an interval of renewals with the form { $form }
    .expected = one or the other
    .remedy = write form: renewal, or leave out every
journey-churn-silent-purchases =
    .found = silent churn without purchases
    .expected = purchases and their inactive_after
    .remedy = add purchases:, whose absence reveals silent churn
journey-leaving-second =
    .found = a second journey that starts on leaving, beside '{ $first }'
    .expected = one
    .remedy = let one start after the other
journey-leaving-silent =
    .found = a journey on leaving, with silent churn
    .expected = churn that is known
    .remedy = leave it out: nobody knows when a silent customer leaves
journey-leaving-without-offer =
    .found = a journey on leaving in which nothing can save
    .expected = an offer to save
    .remedy = add offer: { "{" }kind: save, ...{ "}" } to a touchpoint
journey-case-add = add it under cases: { "{" }{ $kind }: { "{" }{ "}" }{ "}" }
journey-case-unknown =
    .found = '{ $kind }'
    .expected = a kind of case of the plan
    .remedy = { $remedy }
journey-case-unopened =
    .found = the kind of case '{ $kind }', which nothing opens
    .expected = a touchpoint that opens it
    .remedy = write opens: { $kind } at a touchpoint, or remove it
journey-offer-shares =
    .found = success_satisfied + abandonment = { $success } + { $abandonment } = { $total }
    .expected = at most 1
    .remedy = the rest declines; lower one of the two
journey-offer-save-trigger =
    .found = an offer to save in a journey that does not start on leaving
    .expected = one that does
    .remedy = let it start with { "{" }on: leaving{ "}" }, or write another kind
journey-touch-unknown =
    .found = '{ $name }'
    .expected = <journey>.<touchpoint>
    .remedy = { $remedy }
journey-level-half-life =
    .found = a half-life of 0
    .expected = a length of time
    .remedy = give the time in which half of a change is forgotten
journey-level-scale-missing =
    .found = the column '{ $column }' without a scale
    .expected = the answers that mean 0 and 1
    .remedy = add e.g. scale: [0, 10]
journey-level-column-missing =
    .found = a scale without a column
    .expected = both or neither
    .remedy = add column: (a column of the table) or remove the scale
journey-level-scale-empty =
    .found = a scale from { $low } to { $high }
    .expected = two different ends
    .remedy = correct it
journey-touchpoint-unreached =
    .found = the touchpoint '{ $name }', which nothing leads to
    .expected = a way to it from the first touchpoint
    .remedy = let an outcome of another touchpoint lead to it, put it first, or remove it
journey-touchpoint-endless =
    .found = the touchpoint '{ $name }', from which a visit never ends
    .expected = a possible way to '{ $end }'
    .remedy = give one outcome in the circle a share above 0 that leads out of it
journey-visits-long =
    .found = visits of { SIGNIFICANT($touches, digits: 4) } touches on average
    .expected = at most { $most } touches in a visit
    .remedy = raise the share of an outcome that leads out of the circle; longer visits would be cut
journey-trigger-interval =
    .found = an interval of 0 months
    .expected = at least 1 month
    .remedy = give the interval between two visits
journey-touchpoint-named-end =
    .found = a touchpoint named '{ $end }'
    .expected = another name
    .remedy = '{ $end }' means the end of the visit
journey-target-unknown =
    .found = '{ $target }'
    .expected = a touchpoint of this journey, or '{ $end }'
    .remedy = { $remedy }
journey-pools-many =
    .found = { $count } pools
    .expected = at most { $most }
    .remedy = join pools whose agents can stand in for each other
journey-pool-unused =
    .found = the pool '{ $pool }', which nobody uses
    .expected = a touchpoint that it serves
    .remedy = name it under pool: of a touchpoint, or under overflow: of a pool that is used, or remove it
journey-pool-unknown =
    .found = '{ $pool }'
    .expected = a pool of the plan
    .remedy = { $remedy }
journey-pool-add = add pools: { $pool }:
journey-pool-custom =
    .found = a touchpoint in Python with a pool
    .expected = one or the other
    .remedy = leave one of the two out: what is written in Python waits by itself
journey-pool-priority =
    .found = a priority without a pool
    .expected = a pool whose queue it is for
    .remedy = name the pool, or leave out the priority
journey-pool-agents =
    .found = a pool without agents
    .expected = more than 0 agents, or pools that help
    .remedy = give it agents, or pools that help it under overflow:
journey-pool-outside-hours =
    .found = outside_hours: turn_away of a pool that is always open
    .expected = hours outside which it is closed
    .remedy = give its hours, or leave out outside_hours
journey-morale-half-life =
    .found = a half-life of 0
    .expected = a length of time
    .remedy = give the time in which the mood goes half of the way
journey-morale-strain =
    .found = strain above an occupancy of { $occupancy }
    .expected = less than 1
    .remedy = lower it: no day is busier than full
journey-overflow-own =
    .found = the pool '{ $pool }' as its own help
    .expected = another pool
    .remedy = leave it out: own agents come first anyway
journey-overflow-twice =
    .found = '{ $pool }' a second time
    .expected = each pool once
    .remedy = leave it out
journey-lognormal-mean =
    .found = a lognormal time of mean 0
    .expected = a mean above 0
    .remedy = write constant: 0
journey-lognormal-p95 =
    .found = a 95th percentile of { SIGNIFICANT($ratio) } times the mean
    .expected = between 1 and { FIXED($widest, digits: 2) } times, as a lognormal time has
    .remedy = correct mean or p95
journey-survey-unknown =
    .found = '{ $survey }'
    .expected = a survey of the plan
    .remedy = { $remedy }
journey-unknown =
    .found = '{ $journey }'
    .expected = a journey of the plan
    .remedy = { $remedy }
journey-trigger-shared =
    .found = the same start as journey '{ $journey }'
    .expected = one journey started by each outcome or survey
    .remedy = let one journey start the other
journey-trigger-purchases =
    .found = a journey on purchase, in a plan without purchases
    .expected = purchases, which start it
    .remedy = add purchases:, or let the journey start at a rate
journey-trigger-side =
    .found = { $both ->
        [true] both below and above
       *[other] neither below nor above
    }
    .expected = one of them
    .remedy = name the level to which it falls, or that to which it rises
journey-trigger-date =
    .found = { $day }, which the run does not see
    .expected = a day from { $first } to { $last }
    .remedy = correct it
journey-trigger-date-twice =
    .found = { $day } a second time
    .expected = each day once
    .remedy = leave it out
journey-trigger-below =
    .found = answers below { $below }, where answers are { $lowest } to { $highest }
    .expected = more than { $lowest }, at most { $most }
    .remedy = name the first score that does not start it
journey-trigger-circle =
    .found = { JOINED($journeys, between: " started by ") }
    .expected = no circle of journeys that start each other
    .remedy = let the first of them start otherwise
journey-survey-interval =
    .found = an interval of 0 months
    .expected = at least 1 month
    .remedy = give the months between two rounds
journey-start-day =
    .found = { $day }
    .expected = the first day of a month
    .remedy = write { $first }
journey-horizon-empty =
    .found = 0 months
    .expected = at least 1 month
    .remedy = say how long to simulate, e.g. 36 months
journey-quantity-fitted =
    .found = the coefficient '{ $coefficient }' of a fitted model
    .expected = a number ({ $unit })
    .remedy = write a number; only a log_hazard can be a coefficient of the churn model
journey-rate-high =
    .found = { $rate } a month for one customer
    .expected = at most { $most } a month
    .remedy = check the unit: it is per customer and month
journey-amount-high =
    .found = an amount of { $amount }
    .expected = at most { $most } at a time
    .remedy = count in thousands or millions, and say so in the name of the study
journey-referral-threshold =
    .found = a threshold of { $threshold }
    .expected = less than 1
    .remedy = nobody would ever refer; lower it
journey-segment-spread =
    .found = a standard deviation of { $sd } about { $mean }
    .expected = less than { SIGNIFICANT($most) }
    .remedy = lower it: at that spread every customer would be at 0 or at 1
journey-segment-uncertain =
    .found = an uncertain or fitted number
    .expected = a certain number in a population of segments
    .remedy = write a certain number, and make a quantity of the plan uncertain, such as churn.multiplier
journey-custom-touchpoint =
    .found =
        { $other ->
            [pool] a pool at a touchpoint in Python
           *[offer] an offer at a touchpoint in Python
        }
    .expected = one or the other
    .remedy = say in Python what it does, or leave out custom
journey-touchpoint-shares =
    .found =
        { $at_p95 ->
            [true] success + abandonment at their p95 = { $success } + { $abandonment } = { $total }
           *[false] success + abandonment = { $success } + { $abandonment } = { $total }
        }
    .expected = at most 1
    .remedy = the rest is failure; lower one of the two
journey-level-overshoot =
    .found =
        { $at_p95 ->
            [true] gain x loss_aversion at their p95 = { $gain } x { $aversion } = { $product }
           *[false] gain x loss_aversion = { $gain } x { $aversion } = { $product }
        }
    .expected = at most 1
    .remedy = one bad experience would overshoot; lower one of the two
journey-weight-overshoot =
    .found =
        { $linear ->
            [true] weight x { $level }.gain
           *[false] weight x { $level }.gain x { $level }.loss_aversion
        }{ $at_p95 ->
            [true] { " " }at their p95
           *[false] { "" }
        } = { $weight } x { $step } = { $product }
    .expected = at most 1
    .remedy = one touch would overshoot; a weight of at most { $most }, or a lower gain
journey-hazard = { JOINED($numbers) }
journey-hazard-number =
    { $key } { $value } { $unit ->
        [per-month] per month
        [days] days
       *[factor] factor
    } ({ $grade ->
        [measured] measured
        [experiment] experiment
        [fitted] fitted
        [quoted] quoted
        [benchmark] benchmark
       *[opinion] opinion
    }: { $source ->
        [none] no source
       *[other] { $source }
    })

## abtest

abtest-primary-count =
    .found = { $count ->
        [0] no primary endpoint
       *[other] { $count } primary endpoints ({ $names })
    }
    .expected = exactly one
    .remedy = give role: primary to the endpoint that decides, and another role to the rest
abtest-control-missing =
    .found = no arm '{ $control }'
    .expected = the control among the arms
    .remedy = { $remedy }, or name the arm that is treated as today under control:
abtest-shares-total =
    .found = shares that sum to { $total }
    .expected = shares of the units that sum to 1
    .remedy = correct them; units that take no part are left out by share:
abtest-cluster-column =
    .found = { $stated ->
        [true] a column of clusters though customers are not assigned by cluster
       *[false] no column by which clusters are made
    }
    .expected = unit: cluster and cluster: together
    .remedy = state both, or neither
abtest-period =
    .found = { $stated ->
        [true] a period though the experiment is no switchback
       *[false] a switchback without a period
    }
    .expected = unit: switchback and period: together
    .remedy = state both, or neither
abtest-washout-long =
    .found = a washout of { SPAN($washout) }
    .expected = less than the period, { SPAN($period) }
    .remedy = lengthen the period, or shorten the washout
abtest-looks-order =
    .found = looks at { $looks }
    .expected = shares that grow, above 0, the last of them 1
    .remedy = put them in order and end with 1
abtest-looks-switchback =
    .found = looks before the end of a switchback
    .expected = one reading, at its end
    .remedy = leave looks: out; periods are too few to stop early
abtest-file-missing =
    .found = no file { $file }
    .expected = a table of this experiment
    .remedy = check the path; it starts at the study file
abtest-table-unknown =
    .found = a table '{ $table }'
    .expected = the name of a contract
    .remedy = { $remedy }
abtest-metric-unknown =
    .found = { $reason }
    .expected = the key of a metric
    .remedy = list them with cxsim metrics --list
abtest-quantile =
    .found = { $stated ->
        [true] quantile: of an endpoint that is no quantile
       *[false] an endpoint of kind quantile that does not say which
    }
    .expected = kind: quantile and quantile: together
    .remedy = state both, or neither
abtest-tau-kind =
    .found = tau: of an endpoint of kind { $kind }
    .expected = a lifetime
    .remedy = leave tau: out
abtest-hazard-share =
    .found = a change of the hazard of { $value }
    .expected = a share of it, below 1
    .remedy = write 0.1 for a hazard that is a tenth lower
abtest-lever-unknown =
    .found = no lever's size '{ $name }'
    .expected = the address of a set, multiply or shift, such as programmes.a.levers.0.shift
    .remedy = { $remedy }
abtest-lever-unit =
    .found = an endpoint of kind { $kind } for a lever in the unit { $unit }
    .expected = an endpoint in the lever's unit
    .remedy = measure { $unit ->
        [share] a share or a ratio
       *[other] a mean, a count or a ratio
    } for this lever, or leave quantity: out
abtest-source-count =
    .found = an endpoint of kind { $kind } with { $count ->
        [0] neither metric: nor table:
        [1] metric: or table:
       *[other] both metric: and table:
    }
    .expected = { $wanted ->
        [0] none of them: a lifetime is read from the customers
       *[other] one of them, or stated: with typed moments
    }
    .remedy = say where it is measured, once
abtest-column-missing =
    .found = an endpoint of kind { $kind } that names no column
    .expected = column: with what is summed
    .remedy = take one of { LIST($columns, form: "or") }
abtest-column-unknown =
    .found = no number or flag '{ $column }' in the contract { $table }
    .expected = a column that can be summed
    .remedy = { $remedy }
abtest-covariate-afterwards =
    .found = { $column } as a covariate
    .expected = what was known before assignment: { $column } is as of the day of the table, and can depend on the arm
    .remedy = leave it out, or store its value as of assignment in a column of its own
abtest-covariate-unknown =
    .found = no column '{ $column }' of the customers
    .expected = a column that was known before assignment
    .remedy = { $remedy }
abtest-covariates-unusable = Outcomes cannot be predicted from these covariates.
abtest-margin-missing =
    .found = a guardrail without a margin
    .expected = the largest loss that would be accepted
    .remedy = state margin: (with relative: true as a share of today's value)
abtest-margin-unsigned =
    .found = a margin, and nothing says which way is worse
    .expected = better: high or low
    .remedy = state better:
abtest-margin-lifetime =
    .found = a margin of a lifetime
    .expected = a share, mean, count, ratio or quantile
    .remedy = test a share of customers who are still there for non-inferiority instead

abtest-baseline-unknown = The experiment cannot be designed: something is neither in the tables nor typed.
abtest-design-refused = The experiment cannot be designed as it is planned.
abtest-study-without = There is no such experiment.
abtest-experiments-none =
    .found = a study without experiments
    .expected = experiments:
    .remedy = state one; cxsim plan keys experiments shows how
abtest-experiment-unknown =
    .found = no experiment '{ $name }'
    .expected = an experiment of the study
    .remedy = { $remedy }
abtest-values-alike =
    .found = { $units ->
        [one] { $units } unit
       *[other] { $units } units
    } whose values are all alike or infinite
    .expected = at least two units with different values in the last window of the log
    .remedy = check the table and the window, or type the moments under stated:
abtest-quantile-tied =
    .found = values that are tied around the quantile { $quantile }
    .expected = a quantile that moves when values move
    .remedy = take a mean or a share, or another quantile
abtest-table-absent =
    .found = { $table ->
        [none] an endpoint with neither metric: nor table:
       *[other] no table { $table } with the columns of this endpoint and an instant (there are { LIST($names, form: "and") })
    }
    .expected = a table in which it can be measured
    .remedy = name its file under logs:, or type the moments under stated:
abtest-table-empty =
    .found = a table { $table } without a dated row before { DATE($before) }
    .expected = a log of what happened before the experiment begins
    .remedy = check begins: and the file; or type what is known under stated:
abtest-cluster-unknown =
    .found = no column '{ $column }' of the customers
    .expected = one of { LIST($columns, form: "or") }
    .remedy = correct cluster:, or add the column to the table
abtest-clusters-unknown =
    .found = clusters of unknown size
    .expected = a column of the customers by which they are made
    .remedy = name the customers' table, or type cluster_size: under flow:
abtest-nobody-leaves =
    .found = { $units } customers of whom nobody left
    .expected = customers who left, so that a hazard can be measured
    .remedy = type hazard_per_month: under stated:
abtest-customers-unknown =
    .found = no table of customers
    .expected = how many customers can take part
    .remedy = type customers: or per_week: under flow:, or name the table under logs:
abtest-switchback-size =
    .found = the size of a switchback
    .expected = a design whose variance the company's tables tell
    .remedy = assign customers or clusters; how far a switchback errs depends on how the queue follows, which no table of units shows
abtest-tau-long =
    .found = a restricted mean up to { SPAN($tau) } of units observed for { SPAN($after) }
    .expected = at most the window after
    .remedy = lengthen after:, or shorten tau:
abtest-share-edge =
    .found = a share of { $share } today
    .expected = more than 0 and less than 1
    .remedy = check the table and the window, or type the mean under stated:
abtest-share-beyond =
    .found = a share of { $share } that would change by { $change }
    .expected = a share between 0 and 1 after it
    .remedy = state a smaller mde:, or the other direction under better:
abtest-relative-zero =
    .found = a change relative to a value of 0
    .expected = a value of today other than 0
    .remedy = state the change in the endpoint's own unit
abtest-clusters-few =
    .found = { $clusters } clusters in all
    .expected = at least { $least } in each arm
    .remedy = make smaller clusters, or assign customers
abtest-note-typed = Typed, not measured: { $names }.
abtest-note-clusters = Fewer than 10 clusters in an arm (of { $clusters } in all): Student's law with so few is a rough guide.
abtest-note-dunnett = { $arms } arms are compared with one control: the primary endpoint is tested by Dunnett's bound.
abtest-arm = { $arm } { PERCENT($share) }
abtest-design-head =
    { $name }: { $arms }; assigned by { $unit ->
        [cluster] cluster
       *[other] customer
    }; false alarms { PERCENT($alpha, digits: 1) } (two-sided), power { PERCENT($power) }
abtest-endpoint-head =
    { "  " }{ $name } ({ $role ->
        [primary] primary
        [guardrail] guardrail
        [exploratory] exploratory
       *[other] secondary
    }): today { $kind ->
        [share] { PERCENT($mean, digits: 1) }
        [lifetime] a hazard of { SIGNIFICANT($hazard) } per month
       *[other] { SIGNIFICANT($mean) }
    }{ $stands ->
        [typed] , typed
        [partly] , typed; the rest measured on { $units } customers
        [measured] , measured on { $units } customers
       *[unknown] { "" }
    }
abtest-endpoint-aimless = { "    " }no smallest change that matters is stated: see what each week would show
abtest-endpoint-needed =
    { "    " }{ $goal ->
        [margin] to show that no more is lost than
       *[other] to find a change of
    } { $kind ->
        [share] { POINTS($change) }
        [lifetime] the hazard by { PERCENT($change) }
       *[other] { SIGNIFICANT($change) }
    }: { FIXED($units) } customers{ $reached ->
        [true] , { FIXED($weeks) } weeks ({ $enrolment } of enrolment)
       *[false] , more than come within ten years
    }
abtest-endpoint-unreached = { "    " }with all who come within a year the power is { PERCENT($power) }
abtest-reason-adjusted = { "    " }by values as they are { FIXED($plain) }; adjusted by the window before (correlation { FIXED($correlation, digits: 2) }) { FIXED($adjusted) }
abtest-reason-clusters = { "    " }clusters make it { FIXED($effect, digits: 2) } times as many
abtest-reason-looks = { "    " }looks make it at most { FIXED($factor, digits: 3) } times as many
abtest-reason-formulas = { "    " }an arm, by formula: unpooled z (used) { FIXED($unpooled) }, pooled z { FIXED($pooled) }, Evan Miller { FIXED($miller) } (true power { PERCENT($power, digits: 1) })
abtest-reason-events = { "    " }by the restricted mean lifetime, which is what is read; the log-rank test would need { FIXED($events) } leavers, { FIXED($units) } customers
abtest-reason-assurance = { "    " }chance of a significant result over the prior (assurance, with { FIXED($units) } units): { PERCENT($share) }
abtest-curve-columns = week|customers|smallest change found
abtest-curve-columns-power = week|customers|smallest change found|power
abtest-design-control = { "  " }a control of { PERCENT($share, digits: 1) } and treated arms of one size would need { PERCENT($saved, digits: 1) } fewer customers
abtest-design-roll = { "  " }to earn most, test { $alike ->
        [true] { $units } customers an arm
       *[false] { $control } customers of the control and { $units } treated ones
    } and roll the best arm out to the rest (Test & Roll)
abtest-worth-head = { "  " }worth for the decision, in { $currency }
abtest-worth-columns = customers|weeks|cost|value of the answer (EVSI)|what is left (ENBS)
abtest-worth-best = worth most
abtest-worth-flat = { "  " }sizes from { $low } to { $high } keep at least 95% of what the best one leaves
abtest-worth-none = { "  " }no size is worth what it costs: decide without the experiment
abtest-worth-assurance = { "  " }chance of a significant result over the draws of the lever (assurance, with { FIXED($units) } units): { PERCENT($share) }

abtest-comparison-refused = The experiment cannot be simulated as it is planned.
abtest-design-unknown =
    .found = a design '{ $design }'
    .expected = customer, cluster, switchback, tree or exposure
    .remedy = { $remedy }
abtest-arms-idle =
    .found = arms { LIST($arms, form: "and") } of which none is a programme
    .expected = an arm that is named as a programme: { LIST($programmes, form: "or") }
    .remedy = name the treated arm as the programme that it gets
abtest-begins-month =
    .found = an experiment that begins on { DATE($day) }
    .expected = the first day of a month of the simulation
    .remedy = change begins:, or start: and horizon: of the study
abtest-window-beyond =
    .found = a window that ends on { DATE($day) }
    .expected = an end by { DATE($last) }, the end of the simulation
    .remedy = lengthen horizon:, or shorten after:
abtest-comparison-kind =
    .found = a primary endpoint of kind { $kind }
    .expected = a share, mean, count or ratio
    .remedy = simulate an experiment whose primary endpoint is one of these
abtest-touchpoint-unknown =
    .found = no touchpoint '{ $name }' in the plan
    .expected = journey.touchpoint
    .remedy = { $remedy }
abtest-result-keys =
    .found = measured: with { LIST($keys, form: "and") }
    .expected = experiment: and endpoint:
    .remedy = name both, or type estimate:, error: and prior_sd:
abtest-result-shift =
    .found = a lever of kind { $kind } that an experiment measured
    .expected = a shift: an experiment measures a difference
    .remedy = state the lever as shift:, or type estimate:, error: and prior_sd:
abtest-result-lever =
    .found = endpoint { $name }, which measures { $measures }, for a lever that moves { $moves }
    .expected = an endpoint that measures what the lever moves, in its unit
    .remedy = name another endpoint, or correct its quantity:
abtest-result-plan-wrong =
    .found = experiment { $name }, whose plan cannot be read
    .expected = a plan without faults
    .remedy = correct it; cxsim plan keys experiments shows how
abtest-result-endpoint =
    .found = no endpoint '{ $name }' of the experiment
    .expected = one of its endpoints
    .remedy = { $remedy }
abtest-measurement-idle =
    .found = { $kind ->
        [lifetime] endpoint { $endpoint }, a lifetime, as a measurement
       *[other] endpoint { $endpoint }, which measures no lever, as a measurement
    }
    .expected = an endpoint whose quantity: is the address of a lever's size
    .remedy = name another endpoint: of the experiment, or state quantity: for this one
abtest-measurement-aimless =
    .found = endpoint { $endpoint } without a smallest change that matters
    .expected = a size of the experiment, or mde: from which it follows
    .remedy = state sample_sizes: for the measurement, or mde: for the endpoint
abtest-result-prior =
    .found = endpoint { $name } without a prior
    .expected = how large the true effects of such experiments are
    .remedy = state prior: { "{" }sd: ..{ "}" }; without one nothing can be said of how much of a result is chance
abtest-result-none =
    .found = experiment { $name } without a result
    .expected = result: under data:
    .remedy = keep what cxsim abtest analyse STUDY { $name } --json prints in a file, and name it under data: { "{" }result: FILE{ "}" }
abtest-result-plan =
    .found = a result in { $file } of another plan
    .expected = a result of the plan as it stands
    .remedy = put the plan back; or say why it was changed, and store the result anew: cxsim abtest analyse STUDY { $name } --json > { $file }
abtest-result-withheld =
    .found = no effect of { $arm } on { $endpoint } in { $file }
    .expected = an effect that was not withheld
    .remedy = read why with cxsim abtest analyse STUDY { $name }
abtest-simulated-plan =
    .found = a simulation in { $file } of another plan
    .expected = a simulation of the plan as it stands
    .remedy = put the plan back, or simulate again: cxsim abtest simulate STUDY { $name } --json > { $file }
abtest-simulated-unreadable =
    .found = no simulation of an experiment in { $file }
    .expected = what cxsim abtest simulate --json printed
    .remedy = run cxsim abtest simulate STUDY NAME --json, and keep its output in this file
abtest-result-unreadable =
    .found = { $file }, which is not there or no reading
    .expected = what cxsim abtest analyse --json prints
    .remedy = store it anew: cxsim abtest analyse STUDY { $name } --json > { $file }
abtest-design-cluster-none =
    customers have no groups in a column '{ $column }': state cluster: in the experiment, or groups: {"{"}{ $column }: 8{"}"} under population
abtest-design-units-few = { $units } clusters are too few: each arm needs at least { $least }
abtest-design-periods-few =
    the window holds { $periods } periods of { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, and each arm needs at least { $least }: lengthen after:, or shorten period:
abtest-design-switchback-slow = what changes from period to period must be of a touch, or a pool's time of service or patience, which is not true of { LIST($names, form: "and") }
abtest-design-pool-shared =
    clusters by '{ $column }' share { LIST($pools) }, which the programme touches, so that treated and untreated clusters wait in one queue: give each its own ({"pools: {"}{ $first }: {"{"}per: { $column }{"}}"}), or use switchback, or customer, which is also read through the twin
abtest-design-pool-trees =
    trees share { LIST($pools) }, which the programme touches, so that treated and untreated trees wait in one queue: use switchback, or customer, which is also read through the twin
abtest-design-referral =
    { $stated ->
        [true] those whom customers bring do not add to an outcome of kind { $kind }: take mean, count or ratio
       *[false] nobody is brought: state referral: in the study, or use customer
    }
abtest-design-switchback-kind = an outcome of kind { $kind } is not a sum over periods
abtest-comparison-head =
    { $name }, { $arm }: today { $endpoint } is { SIGNIFICANT($today) }; a rollout changes it by { SIGNIFICANT($truth) } (Monte Carlo error { SIGNIFICANT($error) }); { FIXED($units) } customers, { $shared ->
        [true] who share agents: each experiment is a run of its own
       *[false] who share nothing: labels are drawn again on both histories of each, and a bias is from the difference of these very histories
    }
abtest-comparison-brought = { "  " }those whom customers bring from the first day on count with them
abtest-comparison-columns = mean reading|bias|its error|spread|RMSE|power|false alarms|coverage|weeks|cost|worth|experiments
abtest-comparison-design =
    { $design ->
        [customer] by customer
        [customer_adjusted] by customer, adjusted by the window before
        [cluster] by cluster
        [tree] by tree of recommendations
        [exposure] by exposure (own arm, and those brought)
        [switchback] by period (switchback)
        [through_twin] lever by customer, through the twin (fitted)
       *[other] { $design }
    }
abtest-comparison-refusal = { "  " }{ abtest-comparison-design }: not simulated: { $reason }
abtest-comparison-period =
    { "  " }switchback: periods of { $days ->
        [one] { SIGNIFICANT($days) } day
       *[other] { SIGNIFICANT($days) } days
    }, of which the first { SIGNIFICANT($washout) } are not counted; the queues remember for about { SIGNIFICANT($warmth) } days
abtest-comparison-period-short =
    { "  " }switchback: periods of { $days ->
        [one] { SIGNIFICANT($days) } day
       *[other] { SIGNIFICANT($days) } days
    } are shorter than the { SIGNIFICANT($warmth) } days for which the queues remember: the reading lacks { PERCENT($lacking) } of the effect
abtest-comparison-guard =
    { "  " }through the twin: its guard, a forecast of what the outcome shows, is contradicted in { PERCENT($share) } of the experiments (10% if the twin is right)
abtest-comparison-valued = { "  " }the decision is worth most with: { abtest-comparison-design }
abtest-comparison-best = { "  " }nearest to the rollout: { abtest-comparison-design }
abtest-comparison-worthless = { "  " }state worth: of the endpoint, and a prior, to choose by what the decision is worth

## decision

decision-line-margin = Margin on fees
decision-line-purchase-margin = Margin on purchases
decision-line-touch-margin = Margin on sales in contacts
decision-line-offer-incentives = Incentives of offers
decision-line-save-incentives = Incentives of save offers
decision-line-cost-to-serve = Cost to serve (contacts)
decision-line-base-cost = Cost of active customers
decision-line-acquisition-cost = Cost of acquisition
decision-line-referral-rewards = Referral rewards
decision-line-terminal-value = Customers still there at the end
decision-line-attribution-haircut = Not put down to the programme
decision-line-tax = Tax on the incremental profit
decision-line-programme-cost = Programme: { $cost }
decision-volume-fees = Fees
decision-volume-purchases = Purchases
decision-volume-sales = Sales: { $journey }, { $touch }
decision-volume-accepted = Accepted: { $journey }, { $touch }
decision-volume-contacts = Contacts: { $journey }, { $touch }
decision-volume-cases = Cases opened: { $case }
decision-volume-minutes = Minutes: { $pool }
decision-volume-agents = Agents: { $pool }
decision-volume-active-customers = Active customers
decision-volume-acquired = Customers acquired: { $channel }
decision-volume-referred = Customers referred
decision-volume-payments = Payments: { $cost }
decision-volume-contacts-reached = Contacts of those reached: { $cost }
decision-volume-customers-reached = Customers reached: { $cost }
decision-volume-months-paid = Months paid: { $cost }
decision-volume-positive-effects = positive effects
decision-volume-profit-before-tax = profit before tax
decision-step-benefits = Benefits
decision-step-programme-costs = Programme costs
decision-bridge-nothing = doing nothing
decision-bridge-replications = other replications
decision-planned-customers = customers at the end of the month
decision-planned-lost = customers lost
decision-planned-fees = fees
decision-planned-cost-to-serve = cost to serve
decision-planned-change = { $line }: change
decision-source-fitted = churn model fitted on the customer table
decision-source-coefficient = coefficient '{ $coefficient }' of the churn model fitted on the customer table
decision-roi-basis = (present value of benefits - present value of costs) / present value of costs
decision-irr-one-sign = the flows have one sign
decision-irr-nothing-flows = nothing flows
decision-irr-none = the NPV is zero at no rate between { PERCENT($least, digits: 1) } and { PERCENT($most) } a year
decision-irr-several = the NPV is zero at { $count } rates (about { $rates } a year)
decision-irr-rate = { PERCENT($rate, digits: 1) }
decision-irr-one-change = the flows change sign once
decision-irr-one-root = the flows change sign { $turns } times, but the NPV does so at one rate only
decision-switching-by-running = by running
decision-switching-extrapolated = extrapolated
decision-switching-never = it does not bring NPV towards 0
decision-switching-far = more than { $widths } widths of its interval away
decision-switching-impossible = beyond the range it can have
decision-sobol-few = Variance shares need at least { $fewest } draws of something that varies; here are { $draws }.
decision-sobol-trusted = A stand-in for the simulation predicts { PERCENT($fit) } of the variance of draws it has not seen; the rest is chance and what it misses. The shares are of what it predicts.
decision-sobol-untrusted = A stand-in for the simulation predicts { PERCENT($fit) } of the variance of draws it has not seen; the rest is chance and what it misses. That is too little: take more draws before you read the shares.
decision-rules-few = { $losses } of { $draws } draws lose: no region stands out.
decision-rules-none = { $losses } of { $draws } draws lose, and no region of the assumptions is much worse than another.
decision-rules-found =
    { $losses } of { $draws } draws lose; { PERCENT($caught) } of them lie in { $regions ->
        [one] { $regions } region
       *[other] { $regions } regions
    }.
decision-precision-individual = which customers happen to leave; more customers make it smaller
decision-precision-calendar = good and bad months that everybody shares; no number of customers makes it smaller
decision-precision-assumptions = what is not known of the world; measuring makes it smaller
decision-headline-npv-central = NPV at the central values
decision-headline-npv-mean = NPV, mean of the draws
decision-headline-npv-percentile = NPV P{ $percent }
decision-headline-loss = probability of loss
decision-headline-roi-mean = ROI, mean of the draws
decision-stop-single = With a single draw no Monte Carlo error is known.
decision-stop-reached =
    Stopped after { $draws ->
        [one] { $draws } draw
       *[other] { $draws } draws
    }: the mean NPV is known within { FIXED($error) }, { FIXED($allowed) } was allowed.
decision-stop-missed =
    Not precise enough after { $draws ->
        [one] { $draws } draw
       *[other] { $draws } draws
    }: the mean NPV is known within { FIXED($error) }, { FIXED($allowed) } was allowed.
decision-draws-few =
    P5 and P95 are the lowest and the highest of { $draws ->
        [one] { $draws } draw
       *[other] { $draws } draws
    }, which { $draws ->
        [one] holds
       *[other] hold
    } { PERCENT($held) } of what can be; { $least } draws or more hold 90%.
decision-programme-free = Programme '{ $programme }' is taken to cost nothing: { $reason }
decision-programme-uncosted = Programme '{ $programme }' changes something and has no cost line: its value is overstated by whatever it costs.
decision-order-counts = In { $combination } the order counts: { $quantity } ends at { $stated } as stated, at { $reversed } in the reverse order; the programmes are applied in the order in which the combination names them.
decision-measure-test = Measure { $name } next: a test of { FIXED($customers) } customers costs { MONEY($cost, $currency) }, is worth { MONEY($value, $currency) }, takes { FIXED($weeks) } weeks; it gains { MONEY($gain, $currency) } in all (standard error { MONEY($error, $currency) }).
decision-measure-one = Measure { $name } next: to know it exactly would be worth { MONEY($value, $currency) } (standard error { MONEY($error, $currency) }); state a test of it under measurements: to see which size pays.
decision-decide-test-error = Decide now: no test that is stated gains more than its own Monte Carlo error.
decision-decide-test-cost = Decide now: no test that is stated is worth its cost and the wait.
decision-decide-error = Decide now: to know any one assumption is worth no more than its own Monte Carlo error.
decision-decide-nothing = Decide now: to know any one assumption better would not change the decision.
decision-audit-not-stated = the case does not say
decision-audit-own-rate = twin against its table
decision-audit-own-rate-expected = the twin's first year within a factor of 2 of the table's own rate
decision-audit-own-rate-found = { PERCENT($twin, digits: 1) } of the customers leave in the twin's first year, { PERCENT($table, digits: 1) } a year do in the table
decision-audit-tenures = tenures of the table
decision-audit-tenures-expected = customers of every tenure, or `entry` in the fit: the tenure at which each came under observation
decision-audit-tenures-found = no tenure is below { FIXED($months, digits: 1) } months
decision-audit-churn = churn per month
decision-audit-churn-expected = between { PERCENT($least, digits: 1) } and { PERCENT($most) } a month
decision-audit-churn-found = { PERCENT($churn, digits: 2) } a month without the programme
decision-audit-share-expected = at most { PERCENT($most) }
decision-audit-cut = cut of churn
decision-audit-cut-found = churn cut by { PERCENT($cut) }
decision-audit-ends = levers to the end of a scale
decision-audit-ends-expected = shares and levels that stay away from 0 and 1
decision-audit-ends-value = { $name } = { $value }
decision-audit-ends-found = { JOINED($ends, between: "; ") }
decision-audit-ends-none = { $count } moved, none to an end
decision-audit-contacts = cut of contacts
decision-audit-contacts-found = { $name } cut by { PERCENT($cut) }
decision-audit-return = return on investment
decision-audit-return-expected = at most { $most }; above, look for costs that are missing
decision-audit-return-found = { FIXED($roi, digits: 1) } times what it costs
decision-audit-feelings = feelings and churn
decision-audit-feelings-expected = a factor on churn of at most { FIXED($factor) } from end to end of the scale
decision-audit-feelings-found = { $name } of { FIXED($size, digits: 2) }: a factor of { FIXED($factor) }
decision-audit-benefit = benefit against revenue
decision-audit-benefit-expected = at most { PERCENT($most) } of revenue a year
decision-audit-benefit-found = { PERCENT($share, digits: 1) } of revenue a year
decision-audit-survivors = retention benefit against survivorship
decision-audit-survivors-expected = at most what the customers who stay pay within the horizon
decision-audit-survivors-none = { FIXED($benefit) }: nothing to speak of is put down to retention
decision-audit-survivors-no-fewer = { FIXED($benefit) }, while no fewer customers leave
decision-audit-survivors-found = { FIXED($benefit) }, { FIXED($times, digits: 1) } times the { FIXED($most) } that survivorship gives
decision-audit-referral = share of referrals
decision-audit-referral-expected = at most { PERCENT($most) } of the benefits
decision-audit-referral-found = { PERCENT($share, digits: 1) } of the benefits
decision-audit-replaced = customers referred for one lost
decision-audit-replaced-expected = at most { $most }
decision-audit-replaced-found = { FIXED($count, digits: 2) } for each customer lost
decision-audit-lifetime = lifetime against churn
decision-audit-lifetime-expected = lifetime x monthly churn within { PERCENT($room) } of 1
decision-audit-lifetime-found = { FIXED($months, digits: 1) } months and { PERCENT($churn, digits: 2) } a month: { FIXED($product, digits: 2) }
decision-audit-lifetime-estimated = { FIXED($months, digits: 1) } months and { PERCENT($churn, digits: 2) } a month: { FIXED($product, digits: 2) } (standard error { FIXED($error, digits: 2) })
decision-audit-books = first month against the books
decision-audit-books-expected = within { PERCENT($most) } of the base ledger
decision-audit-books-found =
    fees of { FIXED($fees) } against { FIXED($books) } ({ $more ->
        [true] +
       *[false] { "" }
    }{ PERCENT($change, digits: 1) })
decision-source-benefit = guard-rail of 10%; a vendor's claim is 25.8% (XM Institute: USD 775 M on USD 1 B revenue in 3 years)
decision-source-referred = Forrester: referrals bring less than 7-15% of the benefits
decision-source-replaced = 35% of sign-ups by referral were exceptional (Dropbox 2010); where every customer lost brings one, growth never ends
decision-source-churn = annual retention of 70 to 95% (Gupta, Lehmann & Stuart 2004), first-year retention of 63% (Fader & Hardie 2007), and a factor of 2
decision-source-cut = a vendor's calculator promises a third; in a field experiment a retention campaign raised churn from 6 to 10% (Ascarza, Iyengar & Schleicher 2016)
decision-source-return = studies that vendors pay for publish about 3 (Forrester: 3.3); a larger one has forgotten a cost
decision-source-contacts = 9% of customers settle a matter by self-service alone (Gartner 2019)
decision-source-share = rule of succession (Laplace 1774): n successes in n trials make the next one likely, not certain
decision-source-feelings = one feeling separates customers no further than industries: churn of 0.2 to 8% a month
decision-source-own-rate = customers lost / months observed in the table; left truncation makes a fit too steep (Klein & Moeschberger 2003, chapter 4)
decision-source-tenures = left truncation (Klein & Moeschberger 2003, chapter 4): who left before the table begins is missing from it
decision-source-survivors = compounded survivorship; crediting a full lifetime at the save overstates it
decision-source-lifetime = at a constant churn c a month the mean lifetime is 1 / c months
decision-source-books = the fees at the start
journey-quantity-evidence =
    { $source ->
        [none] { $shrunk }
       *[other] { $source }; { $shrunk }
    }
journey-quantity-coefficient =
    .found = one of fit and coef alone
    .expected = both: fit and coef go together, as in { "{" }fit: churn, coef: nps{ "}" }
    .remedy = add the other
journey-quantity-fitted-value =
    .found = a value of a fitted quantity
    .expected = the value that the model gives
    .remedy = leave out value
journey-quantity-half-interval =
    .found = one of p5 and p95 alone
    .expected = both: p5 and p95 go together
    .remedy = add the other
journey-quantity-outside-interval =
    .found = the value { $value }
    .expected = between p5 { $low } and p95 { $high }
    .remedy = correct value or interval
journey-quantity-dist =
    .found = dist without p5 and p95
    .expected = p5 and p95: dist needs p5 and p95
    .remedy = add them, or leave out dist
journey-number-percent =
    .found = '{ $text }'
    .expected = a number in another unit than per cent
    .remedy = write the number without %, or { $number } if a share is meant
journey-number-grouped =
    .found = '{ $text }'
    .expected = a number without separators between thousands
    .remedy = write { $number }; the decimal mark is a point
journey-number-wrong =
    .found = '{ $text }'
    .expected = a number
    .remedy = correct it
journey-duration-unit =
    .found = { $value }
    .expected = a length of time with its unit
    .remedy = write e.g. '{ $value } d', '4 min', '3 months'
journey-duration-wrong =
    .found = '{ $text }'
    .expected = a duration
    .remedy = write a number and a unit: 4 min, 2 h, 30 d, 2 weeks, 12 months, 1 year
journey-sample-interval =
    .found = sample and p5, p95
    .expected = one or the other: sample and p5, p95 exclude each other
    .remedy = leave out p5 and p95
journey-sample-short =
    .found = no list, or a list of fewer than two values
    .expected = sample is a list of at least two values
    .remedy = add values
journey-measured-instead =
    .found = measured beside value, p5, p95, dist or sample
    .expected = measured stands instead of value, p5, p95, dist and sample
    .remedy = leave those out
journey-quantity-unit =
    .found = the unit '{ $written }'
    .expected = '{ $unit }', the unit here
    .remedy = convert the number, and leave out unit
journey-months-wrong =
    .found = '{ $text }'
    .expected = a whole number of months
    .remedy = write e.g. 36 months
journey-trigger-moment =
    .found = '{ $moment }'
    .expected = 'acquisition', 'purchase', 'bill' or 'leaving'
    .remedy = correct it
journey-hazard-law =
    .found = none or both of per_month and a Weibull
    .expected = either per_month, or scale and shape of a Weibull
    .remedy = state one of the two
journey-hazard-zero =
    .found = a scale or shape of 0
    .expected = scale and shape of a Weibull are above 0
    .remedy = correct it
journey-survey-kind =
    .found = { $stated } of every, after and pulse
    .expected = exactly one of every (relational), after (transactional) and pulse (at once)
    .remedy = state one of them
journey-survey-weight =
    .found = a reason with a weight of 0 or less
    .expected = every reason needs a weight above 0
    .remedy = correct it
journey-hours-overlap =
    .found = '{ $text }', which opens on { $day } before it has closed
    .expected = hours that do not overlap
    .remedy = join the hours that overlap
journey-hours-wrong =
    .found = '{ $text }'
    .expected = a text of opening hours
    .remedy = write e.g. 'Mon-Fri 08:00-20:00; Sat 09:00-14:00', or 'always'
journey-hours-backwards =
    .found = '{ $text }'
    .expected = a stretch of a day
    .remedy = it ends before it begins: write the earlier first, and a night as two blocks
journey-hours-day =
    .found = '{ $name }' in '{ $text }'
    .expected = a day
    .remedy = the days are { JOINED($days) }
journey-quantity-not-finite =
    .found =
        { $stated ->
            [true] { $value }
           *[false] no value
        }
    .expected = a finite number
    .remedy = state the value
journey-quantity-range =
    .found =
        { $where ->
            [none] { $value }
           *[other] { $where } { $value }
        }
    .expected =
        { $bound ->
            [range] between { $low } and { $high }
           *[least] at least { $low }
        }
    .remedy = correct it
decision-batch-refused = At scale customers are not counted one by one.
decision-batch-part =
    .found = the cost '{ $cost }', paid for a part of the customers
    .expected = costs for everybody, per month or per contact
    .remedy = run it without --customers, --executor and --resume
decision-draws-refused = Assumptions that cannot be drawn.
decision-coefficients-refused = The fitted coefficients cannot be drawn.
decision-covariance-indefinite =
    .found = a covariance with a negative eigenvalue
    .expected = a covariance matrix
    .remedy = fit the model again, with fewer features
decision-coefficient-unknown =
    .found = coefficient '{ $coefficient }'
    .expected = a coefficient of the fitted model
    .remedy = { $remedy }
decision-coefficient-none = fit a churn model with hazard ratios, or write a value
decision-correlation-unknown =
    .found = '{ $name }'
    .expected = the name of an uncertain quantity
    .remedy = { $remedy }
decision-correlation-repeated =
    .found = a pair that is no pair or is there already
    .expected = each pair of two quantities once
    .remedy = remove it
decision-correlations-impossible =
    .found = correlations that cannot all hold at once
    .expected = a positive definite matrix
    .remedy = make some of them weaker
decision-draws-correlated =
    .found = { $draws } draws of { $assumptions } correlated assumptions
    .expected = more draws than those
    .remedy = make at least { $least } draws, or state fewer correlations
decision-end-central = at its central value
decision-end-low = at the low end
decision-end-high = at the high end
decision-lever-plan =
    .found = { $quantity } moved ({ $end }): { $found }
    .expected = { $expected }
    .remedy = make the lever smaller, or move what belongs to it too
decision-cost-repeated =
    .found = a second cost named '{ $cost }'
    .expected = a name of its own
    .remedy = rename it
decision-lever-law =
    .found = { $kind } on the law of time { $law }
    .expected = multiply, which scales the law as a whole
    .remedy = name one of its quantities, e.g. { $example }
decision-lever-unknown =
    .found = '{ $quantity }'
    .expected = the name of a quantity of the plan
    .remedy = { $remedy }
decision-lever-exception =
    .found = '{ $quantity }'
    .expected = the quantity, and beside it the segment
    .remedy = quantity: { $base }, segment: { $segment }
decision-lever-shared =
    .found = a segment or coverage on { $quantity }, which belongs to no customer
    .expected = everybody
    .remedy = leave out segment and coverage
decision-lever-fitted =
    .found = a fitted coefficient
    .expected = a number
    .remedy = write the value
decision-lever-time =
    .found = { $size } ({ $unit }) on { $quantity }, a length of time
    .expected = a number with its unit of time
    .remedy = write e.g. '{ $size } min', '{ $size } h' or '{ $size } d'
decision-lever-unit =
    .found = { $size } { $unit } on { $quantity }
    .expected = a number ({ $expected })
    .remedy = write it in the unit of what it moves
decision-segment-unknown =
    .found = segment '{ $segment }'
    .expected = a segment of the population
    .remedy = { $remedy }
decision-date-outside =
    .found = { $field } { $day }
    .expected = a day from { $first } to before { $last }
    .remedy = move it, or lengthen the horizon
decision-date-order =
    .found = { $field } { $day } on or before start { $start }
    .expected = a later day
    .remedy = swap or correct them
decision-touchpoint-unknown =
    .found = '{ $name }'
    .expected = the name of a touchpoint
    .remedy = { $remedy }
decision-programme-unknown =
    .found = '{ $name }'
    .expected = a programme of the study
    .remedy = { $remedy }
decision-combination-size =
    .found = { $count ->
        [one] { $count } programme
       *[other] { $count } programmes
    }, { $different } different
    .expected = two or more, each once
    .remedy = correct it
decision-combination-reach =
    .found = { $combination }: { $found }
    .expected = { $expected }
    .remedy = make a lever or its interval smaller, or leave the combination out
decision-audiences-many =
    .found = { $count } different audiences
    .expected = at most { $most } (segment, coverage and programme make one)
    .remedy = give levers the same segment and coverage
decision-reach-most =
    .found = { $quantity } at { $value } { $end }, { $beyond } beyond { $limit }
    .expected = at most { $limit }
    .remedy = make the lever or its interval smaller
decision-reach-least =
    .found = { $quantity } at { $value } { $end }, { $beyond } beyond { $limit }
    .expected = at least { $limit }
    .remedy = make the lever or its interval smaller
decision-programme-costless =
    .found = levers and no cost line
    .expected = at least one cost
    .remedy = add what it costs under costs:, or say why it costs nothing: free_because: "..."
decision-inflation-unknown =
    .found = '{ $line }'
    .expected = a line of the customers' business
    .remedy = { $remedy }; what the programme itself costs has its inflation beside its amount
decision-soft-unknown =
    .found = '{ $line }'
    .expected = a benefit line of the cash flow
    .remedy = { $remedy }
decision-measurement-unknown =
    .found = '{ $name }'
    .expected = the name of an uncertain assumption
    .remedy = { $remedy }
decision-interval-unused =
    .found = an interval on { $name }, which nothing depends on: { $reason }
    .expected = uncertainty that matters
    .remedy = state it as a plain number, or use it
decision-unused-zero = { $name } is 0
decision-unused-case = no touch opens one
decision-unused-touchpoint = no visit reaches it
decision-terms-inflation =
    .found = a { $rate } rate on { $prices } prices without inflation
    .expected = inflation: a { $rate } rate on { $prices } prices needs inflation
    .remedy = add inflation
decision-shift-percent =
    .found = shift: '{ $text }'
    .expected = what is added, as points or as a part of the value
    .remedy = write shift: { $points } for points added to a share, or multiply: { $factor } for a part of the value
decision-lever-kind =
    .found =
        { $count ->
            [0] none of set, multiply and shift
           *[other] { JOINED($stated) } together
        }
    .expected = exactly one of set, multiply, shift
    .remedy = state one of them

## abtest: readings

abtest-looks-wrong = The looks of the experiment cannot be used.
abtest-look-law =
    .found = the law of boundaries '{ $law }'
    .expected = one of { LIST($laws, form: "or") }
    .remedy = correct law:
abtest-look-shares =
    .found = looks at { JOINED($shares) }
    .expected = shares of the whole sample that rise from above 0 to at most 1
    .remedy = put them in order; the last is 1
abtest-prior-none = The prior cannot be made of past experiments.
abtest-prior-few =
    .found = { $found ->
        [one] { $found } past experiment with an effect and its standard error
       *[other] { $found } past experiments with an effect and its standard error
    }
    .expected = { $needed } or more
    .remedy = state the standard deviation of true effects under prior:, with its source
abtest-prior-nil =
    .found = { $tests } past effects that vary no more than their standard errors
    .expected = effects of which some are real
    .remedy = state the standard deviation of true effects under prior:, with its source
abtest-look-unusable = The data cannot be read at this look.
abtest-look-number =
    .found = look { $number }
    .expected = { $planned ->
        [1] 1: no looks before the end are planned
       *[other] a look from 1 to { $planned }
    }
    .remedy = correct --look, or leave it out for the last one
abtest-look-unsaid =
    .found = { $waiting ->
        [one] { $waiting } unit whose window has not closed, and { $planned } planned looks
       *[other] { $waiting } units whose window has not closed, and { $planned } planned looks
    }
    .expected = the number of the look at which the data are read
    .remedy = state --look: a test stopped at any other moment cannot be read by these bounds
abtest-sums-unreadable = The sums in { $file } cannot be read.
abtest-sums-wrong = A row of sums is wrong.
abtest-sums-file =
    .found = a file that is no text of rows and columns in UTF-8
    .expected = a CSV file of sums
    .remedy = export it again as CSV in UTF-8
abtest-sums-columns =
    .found = no column { LIST($missing) }
    .expected = { LIST($needed) }
    .remedy = add what is missing; names stand in the first line
abtest-sums-column-unknown =
    .found = a column '{ $name }'
    .expected = a column of sums
    .remedy = { $remedy }
abtest-sums-endpoint =
    .found = no endpoint '{ $name }' in the plan
    .expected = an endpoint of the experiment
    .remedy = { $remedy }
abtest-sums-kind =
    .found = sums of a { $kind }
    .expected = sums of a share, mean, count or ratio
    .remedy = read it from tables: its effect does not follow from sums
abtest-sums-number =
    .found = '{ $text }'
    .expected = a finite number
    .remedy = correct it; where a part is not known, leave its columns empty in all rows of the endpoint
abtest-sums-count =
    .found = { $n } units
    .expected = a whole number, 0 or more
    .remedy = correct it
abtest-sums-squares =
    .found = a sum of squares of { $squares } for a sum of { $sum } over { $n } units
    .expected = at least the square of the sum over the number of units
    .remedy = sum the squares of the units' values, not of their mean
abtest-sums-share =
    .found = a sum of { $sum } and a sum of squares of { $squares } for { $endpoint }, a share
    .expected = the same number in both: the units that did it, each of which counts 1
    .remedy = count these units; of amounts or rows state kind: mean or count
abtest-sums-large =
    .found = a number above { $most }
    .expected = sums as a company counts them
    .remedy = correct it, or state the outcomes in a larger unit
abtest-sums-twice =
    .found = a second row for { $endpoint } and the arm { $arm }
    .expected = one row for each endpoint, arm and stratum
    .remedy = add them up, or name their strata
abtest-sums-uneven =
    .found = rows of { $endpoint } with different parts filled
    .expected = the same columns in all its rows
    .remedy = fill or empty them in all
abtest-assignments-wrong = The records of the experiment { $name } cannot be read.
abtest-assignments-absent =
    .found = no records of assignment (tables: { $names ->
        [none] none
       *[other] { LIST($names) }
    })
    .expected = who was assigned to which arm, and when
    .remedy = state data: assignments:, or --sums; groups that nobody assigned at random are no experiment: see cxsim drivers
abtest-assignments-none =
    .found = no record with the experiment '{ $name }'
    .expected = records that name it in the column experiment
    .remedy = call the experiment of the study as the records do
abtest-arm-unknown =
    .found = { $arm ->
        [none] { $count ->
            [one] { $count } unit without an arm
           *[other] { $count } units without an arm
        }
       *[other] { $count ->
            [one] the arm '{ $arm }'
           *[other] the arm '{ $arm }' of { $count } units
        }
    }
    .expected = an arm of the plan: { LIST($arms, form: "or") }
    .remedy = correct the records, or the plan
abtest-arms-unknown-more =
    .found = { $count ->
        [one] { $count } more unknown arm
       *[other] { $count } more unknown arms
    }
    .expected = an arm of the plan: { LIST($arms, form: "or") }
    .remedy = look whether the column of the arm holds something else, a name or a number of the unit
abtest-log-column =
    .found = no column '{ $column }'
    .expected = the columns of the table { $table } that the experiment is read from
    .remedy = { $remedy }
abtest-sums-beyond-head = The sums of { $table } are beyond what a number holds.
abtest-sums-beyond =
    .found = outcomes whose squares add up to more than 1e308
    .expected = outcomes as a company counts them
    .remedy = correct the rows, or state them in a larger unit
abtest-unit-twice =
    .found = { $count ->
        [one] { $count } { $unit ->
            [cluster] cluster
           *[other] customer
        } in two arms
       *[other] { $count } { $unit ->
            [cluster] clusters
           *[other] customers
        } in two arms
    }
    .expected = each in one
    .remedy = find out why before anything is read: leaving them out biases what remains
abtest-switchback-unread = A switchback cannot be read yet.
abtest-switchback-periods =
    .found = unit: switchback
    .expected = customers or clusters that were assigned
    .remedy = give the sums of each period as a unit with --sums
abtest-withheld-small = an arm has fewer than 2 units (control { $control }, treated { $treated })
abtest-withheld-clusters = an arm has { $count } clusters or periods; { $needed } are needed to estimate how they vary
abtest-withheld-denominator = the denominator is 0 in an arm
abtest-withheld-alike = all units have the same value: nothing tells an effect from chance
abtest-withheld-nothing = no unit has a row within the window after assignment, or all of them add up to 0 (were the units assigned after their outcomes, or are their names written otherwise in the log?)
abtest-withheld-quantile = too few different values lie on one side of the quantile { $quantile }
abtest-withheld-horizon = the horizon of { FIXED($tau, digits: 0) } days lies beyond the shorter follow-up, { FIXED($longest, digits: 0) } days
abtest-note-relative = no relative effect: a mean lies within 3 standard errors of 0
abtest-note-few-clusters = only { $count } clusters in an arm: the interval leans on their number
abtest-note-covariate-outcome = not adjusted: the value before is the outcome itself
abtest-note-covariate-late = not adjusted: what is said to be known before assignment differs between the arms ({ $p }), so it was known after it
abtest-note-not-predicted = outcomes are not predicted from covariates: of clusters, and in a database that no person's row leaves, only sums are there
abtest-note-strata = weighted by { $count } strata
abtest-note-strata-small = not weighted by strata: an arm has fewer than { $count } units in one
abtest-note-weak = no effect on those exposed: assignment hardly moves exposure (F = { FIXED($f, digits: 1) }, below 10)
abtest-note-horizon = mean lifetime within { FIXED($tau, digits: 0) } days of assignment
abtest-note-hazard = hazard ratio { FIXED($ratio, digits: 3) } ({ FIXED($low, digits: 3) } to { FIXED($high, digits: 3) }), log-rank { $p }
abtest-note-log-rank = log-rank test between clusters { $p }
abtest-note-hazard-changes = the hazard ratio changes over time ({ $p }): read the mean lifetime instead
abtest-note-repeated =
    { $count ->
        [one] { $count } repeated record of assignment: the first counts
       *[other] { $count } repeated records of assignment: the first of each counts
    }
abtest-note-early =
    { $count ->
        [one] { $count } unit was assigned before { DATE($begins) }, when the experiment begins
       *[other] { $count } units were assigned before { DATE($begins) }, when the experiment begins
    }
abtest-note-undated = the plan does not say up to which day the data are known (data: dated:): all windows are taken as closed
abtest-note-overlap =
    { $count ->
        [one] { $count } of { $total } customers is in another experiment too
       *[other] { $count } of { $total } customers are in other experiments too
    }
abtest-note-left-before =
    { $count ->
        [one] { $count } customer had left before assignment, and is not counted in lifetimes
       *[other] { $count } customers had left before assignment, and are not counted in lifetimes
    }
abtest-p =
    { $small ->
        [true] p < { SIGNIFICANT($p, digits: 1) }
       *[false] p = { SIGNIFICANT($p, digits: 2) }
    }
abtest-arm-count = { $arm } { $found } ({ FIXED($expected, digits: 0) } planned)
abtest-verdict-broken =
    Broken: the arms { $where ->
        [none] { "" }
       *[other] on { $where }{ " " }
    }are not as large as planned: { LIST($counts) }, { $p }. No effect can be trusted until the reason is found.
abtest-verdict-unread =
    Go on: the primary endpoint { $name } cannot be read{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }.
abtest-verdict-ship =
    Ship { $arm }: { $name } changes by { SIGNIFICANT($effect, digits: 3) } ({ SIGNIFICANT($low, digits: 3) } to { SIGNIFICANT($high, digits: 3) }), { $p }{ $guardrails ->
        [0] ; no guardrail was planned
        [one] , and the guardrail holds
       *[other] , and all { $guardrails } guardrails hold
    }.
abtest-verdict-guardrail = Do not ship: { $arm } changes { $name } by { SIGNIFICANT($effect, digits: 3) } ({ SIGNIFICANT($low, digits: 3) } to { SIGNIFICANT($high, digits: 3) }, { $p }), but it is not shown that { LIST($failing) } loses less than its margin.
abtest-verdict-go-on =
    Go on: { $arm } changes { $name } by { SIGNIFICANT($effect, digits: 3) } ({ SIGNIFICANT($low, digits: 3) } to { SIGNIFICANT($high, digits: 3) }) so far, { $planned ->
        [true] inside the bounds of look { $look }
       *[false] by an interval that holds at any time, since no early reading was planned
    }.
abtest-verdict-harm = Do not ship: { $arm } makes { $name } worse, by { SIGNIFICANT($effect, digits: 3) } ({ SIGNIFICANT($low, digits: 3) } to { SIGNIFICANT($high, digits: 3) }), { $p }.
abtest-verdict-nothing = Do not ship: no effect of { $arm } on { $name } is shown ({ $p }); effects from { SIGNIFICANT($low, digits: 3) } to { SIGNIFICANT($high, digits: 3) } fit the data.
abtest-open-endpoint = { $name }: no sums
abtest-open-withheld = { $name } for { $arm }: { $reason }
abtest-open-days = the split by day of assignment
abtest-open-segments = whether segments differ
abtest-open-exposure = the effect on those exposed
abtest-open-interference = whether customers of one arm affect those of the other (shared agents, talk): cxsim abtest simulate
abtest-open-later = what comes later than { FIXED($days, digits: 0) } days after assignment
abtest-open-waiting =
    { $units ->
        [one] { $units } unit whose window has not closed
       *[other] { $units } units whose window has not closed
    }
abtest-read-head = { $name }, { $units ->
        [one] one unit
       *[other] { $units } units
    }, { $kind ->
        [fixed] read at its end
        [last] read at its last look
        [interim] read at look { $look }
       *[unplanned] read before its end, which was not planned: intervals hold at any time
    }.
abtest-read-split =
    { $state ->
        [broken] Split { $where }: { $p }, not as planned
        [held] Split { $where }: as planned, { $p }
       *[small] Split { $where }: too few units to tell
    }
abtest-read-split-total = in total
abtest-read-anyway = Effects are shown although the assignment is broken: they cannot be trusted.
abtest-read-effect =
    { $name } ({ $role ->
        [primary] primary
        [guardrail] guardrail
        [secondary] secondary
       *[exploratory] exploratory
    }), { $arm }: { SIGNIFICANT($control, digits: 4) } → { SIGNIFICANT($treated, digits: 4) }, effect { SIGNIFICANT($effect, digits: 3) } ({ SIGNIFICANT($low, digits: 3) } to { SIGNIFICANT($high, digits: 3) }), { $known ->
        [true] { $p }
       *[false] not decided at this look
    }
abtest-read-withheld = { $name }, { $arm }: no effect is stated: { $reason }
abtest-read-relative = { "  " }relative { PERCENT($effect, digits: 1) } ({ PERCENT($low, digits: 1) } to { PERCENT($high, digits: 1) })
abtest-read-margin =
    { "  " }{ $holds ->
        [true] loses less than the margin of { SIGNIFICANT($margin, digits: 3) }, one-sided { $p }
       *[false] not shown to lose less than the margin of { SIGNIFICANT($margin, digits: 3) }, one-sided { $p }
    }
abtest-read-explained = { "  " }the value before explains { PERCENT($share) } of the variance, and saves as many units
abtest-read-power = { "  " }the smallest change that matters is found with { PERCENT($power) } at this error
abtest-read-compliers = { "  " }on those exposed { SIGNIFICANT($effect, digits: 3) } ({ SIGNIFICANT($low, digits: 3) } to { SIGNIFICANT($high, digits: 3) })
abtest-read-money = { "  " }worth { MONEY($effect, $currency, form: "cents") } a customer ({ MONEY($low, $currency, form: "cents") } to { MONEY($high, $currency, form: "cents") })
abtest-read-posterior = { "  " }better with { CHANCE($share) }; expected loss if shipped { $shipped }, if not { $kept }
abtest-read-loss =
    { $below ->
        [true] less than { SIGNIFICANT($loss, digits: 2) }
       *[false] { SIGNIFICANT($loss, digits: 2) }
    }
abtest-read-selected = { "  " }allowing for its having been picked for being significant, about { SIGNIFICANT($effect, digits: 3) } (no prior is stated: by conditional likelihood)
abtest-read-segments =
    { "  " }{ $differ ->
        [true] segments differ ({ $p }), shrunk: { JOINED($segments) }
       *[false] no sign that segments differ ({ $p })
    }
abtest-read-segment = { $name } { SIGNIFICANT($effect, digits: 3) }
abtest-read-note = { "  " }{ $note }
abtest-read-open = Not looked at: { JOINED($open, between: "; ") }.
abtest-data-none = The experiment { $name } has no data.
abtest-data-unstated =
    .found = neither data: assignments: nor sums
    .expected = records of assignment, or sums by arm
    .remedy = state data: under the experiment, or give --sums; groups that nobody assigned at random are no experiment: see cxsim drivers
abtest-rows-wrong = The rows of { $table } cannot be summed.
abtest-rows-role =
    .found = a role '{ $role }' of the endpoint { $endpoint }
    .expected = a role of a column
    .remedy = { $remedy }
abtest-rows-outcome =
    .found = the endpoint { $endpoint } without a column y
    .expected = the column of its outcome
    .remedy = name it
abtest-rows-column =
    .found = no column '{ $column }'
    .expected = a column of the table
    .remedy = { $remedy }
abtest-rows-missing =
    .found = { $infinite ->
        [true] values that are not finite
       *[false] { $count ->
            [one] { $count } unit without a value
           *[other] { $count } units without a value
        }
    }
    .expected = a finite number for each unit
    .remedy = write 0 for a unit that did nothing; leave out, in all arms alike, units that could not be observed
abtest-rows-comma =
    .found = { $count ->
        [one] { $count } value that is no number, such as '{ $value }'
       *[other] { $count } values that are no numbers, such as '{ $value }'
    }
    .expected = numbers with a decimal point, in every row
    .remedy = write the table with decimal points, or as Parquet
abtest-rows-roles =
    .found = endpoint { $endpoint } ({ $kind }) without { LIST($roles) }
    .expected = the columns that such an endpoint is read from
    .remedy = name them under data: columns: { $endpoint }:
abtest-rows-repeated =
    .found = { $count ->
        [one] { $count } unit that stands there again
       *[other] { $count } rows of units that stand there before
    }
    .expected = one row for each unit
    .remedy = sum the rows of a unit, or name its assignment and its logs instead (data: assignments:)
abtest-rows-negative =
    .found = a time of { SIGNIFICANT($least, digits: 3) } days
    .expected = days since assignment, 0 or more
    .remedy = leave out, in all arms alike, units that had left before they were assigned
abtest-note-read-before =
    { $count ->
        [one] other data of this experiment were read once before, without a plan: the interval holds at any time, and is wider
       *[other] other data of this experiment were read { $count } times before, without a plan: the interval holds at any time, and is wider
    }
abtest-record-unreadable = The record of readings in { $file } cannot be read.
abtest-record-line =
    .found = a line that notes no reading
    .expected = a line that cxsim wrote
    .remedy = restore the file; a new one would forget how often the data were read
abtest-note-changing = the effect changes along the window after assignment ({ $p }): from { SIGNIFICANT($first, digits: 3) } in its first part to { SIGNIFICANT($last, digits: 3) } in its last
abtest-note-steady = no sign that the effect changes along the window after assignment ({ $p })
abtest-open-novelty = whether the effect changes with time since assignment

# the page of a study

study-options-refused = the options that the manifest states are not those of a run
study-run-unpriced = { $folder } prices no programme
study-run-money =
    .found = no net present value
    .expected = a run that priced a programme
    .remedy = name the folder of a run that cxsim run wrote
study-run-table-refused = { $folder } cannot be read
study-run-table-absent =
    .found = no table { $name }
    .expected = the tables of a run
    .remedy = name the folder of a run as it was written; cxsim runs verify says what differs
study-run-table-unreadable =
    .found = a table { $name } that is no whole Parquet file
    .expected = the tables of a run
    .remedy = name the folder of a run as it was written; cxsim runs verify says what differs
study-run-table-column =
    .found = no numbers in the column { $name }, or not in all rows
    .expected = a number in each row
    .remedy = name the folder of a run as it was written; cxsim runs verify says what differs
study-run-table-rows =
    .found = other rows of { $name } than months of the study
    .expected = a row for each month
    .remedy = name the folder of a run as it was written; cxsim runs verify says what differs
study-run-table-scenario =
    .found = no rows of the scenario { $name }
    .expected = both scenarios
    .remedy = name the folder of a run as it was written; cxsim runs verify says what differs
app-refused = the page cannot be shown
app-target-missing =
    .found = no { $file }
    .expected = a study, a run, or a folder of them
    .remedy = name one that is there
app-streamlit-missing =
    .found = Streamlit is not installed
    .expected = the extra app
    .remedy = pip install 'cxsim[app]'
app-address-refused = the address of this page states what cannot be used; the values of the study stand for it
app-address-language =
    .found = the language '{ $code }'
    .expected = one of: { JOINED($known) }
    .remedy = choose one on the page
app-address-unknown =
    .found = '{ $name }', which no slider of this page is called
    .expected = the name of a slider
    .remedy = { $remedy }
app-address-twice =
    .found = several values of { $name }: { JOINED($values) }
    .expected = one value
    .remedy = leave one in the address
app-address-number =
    .found = '{ $text }' for { $name }
    .expected = a number, such as 0.25
    .remedy = correct it in the address, or move the slider
app-address-range =
    .found = { $text } for { $name }
    .expected = a value on its slider, { SIGNIFICANT($low, digits: 6) } to { SIGNIFICANT($high, digits: 6) }
    .remedy = correct it in the address; the study may be given other values by --set
app-nothing = no study and no run in { $folder }
app-open = Study or run
app-opening = Opening { $name }: its programme is compared at the present values
app-programme = Programme
app-language = English
app-points = points
app-view = View
app-view-what-if = What if
app-view-options = Options
app-view-overview = Overview
app-sliders = What if it were otherwise?
app-reset = Back to the present values
app-no-source = nobody names a source
app-slider-note = Present value { $now }. Source: { $source } ({ $grade }).
app-slider-now = now { $now }; { $grade }
app-answer = What follows
app-exact = All { $draws } draws were simulated at these values.
app-first = First answer: { $draws } of { $all } draws were simulated at these values, the others follow from them. All are being simulated.
app-refining = being refined
app-leavers-fewer = Fewer leave
app-customers-won = More come
app-base-case = within the horizon, base case
app-wait = Wait at { $pool }
app-wait-value = { $minutes } min
app-wait-note = { $minutes } min without the programme; mean over the horizon, base case
app-in-time = In time at { $pool }
app-in-time-note = { $share } without the programme; of the calls made while it is open, base case
app-options-all = Compare all programmes of the study
app-options-columns = option|NPV|90 % of draws between|chance to lose|payback|money needed|customers more
app-options-note = Figures as on the front page of a report; customers more at the end, base case.
app-on-sliders = sliders
app-bridge-from = From
app-bridge-to = To
app-scenario-name = Name of the scenario on the sliders
app-scenario-save = Keep it for comparison
app-scenario-none = Move a slider first: then the scenario can be kept, and is in the address of the page.
app-take-away = Take it away
app-overlay = Differences as a file (YAML)
app-full-run = Make the full run
app-full-run-note = with report, PDF and workbook; nothing is kept on this machine
app-map = The journeys, and what happens at each touchpoint
app-survival = How long customers stay, by segment
app-survival-alt = Share of customers still there at the longest tenure: { $ends }
app-runs = Runs
app-runs-columns = run|programme|NPV, median|differs from the run before in
cli-app-at = the page is at { $address }, on this machine alone; Ctrl-C ends it
