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
metrics-card-given-back = Purchases given back
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
metrics-card-problems-met = Problems met
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
metrics-guard-after-contact = { PERCENT($share) } of the answers were asked for after a contact: they tell how the contact went, not how strong the relationship is
metrics-guard-roi = a ratio as the only figure hides size, time and risk: show the present value, the payback and the chance of a loss beside it
metrics-nonresponse-range = { PERCENT($share) } of those asked answered; the index of all of them lies between { SIGNIFICANT($least) } and { SIGNIFICANT($most) }
metrics-nonresponse-unknown = who was asked is not known, so neither is the response rate
metrics-nonresponse-weighted = weighted to the customers { SIGNIFICANT($value, digits: 4) } (bias { $bias })
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
