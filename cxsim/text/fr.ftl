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
text-error =
    { COUNT($faults) ->
        [0] { $headline }
       *[other] { $headline } { JOINED($faults, between: "; ") }
    }
text-fault-plain =
    .found = { $found }
    .expected = { $expected }
    .remedy = { $remedy }
text-did-you-mean = vouliez-vous dire « { $name } » ?
text-use-one-of = choisissez parmi : { JOINED($names) }
text-use-one-of-many = choisissez parmi : { JOINED($names) } ...

## drivers

drivers-index-nps = NPS
drivers-index-csat = CSAT
drivers-index-ces = score d’effort CES
drivers-column-contacts = contacts
drivers-column-unresolved = contacts non résolus
drivers-column-waiting = attente
drivers-column-waiting-hours = heures d’attente
drivers-column-waiting-minutes = minutes d’attente
drivers-column-effort = effort
drivers-column-effort-score = score d’effort
drivers-column-reason = raison
drivers-column-level =
    { $missing ->
        [true] { $column } : inconnu
       *[false] { $column } : { $level }
    }
drivers-others = les { $count } autres ensemble
drivers-touchpoint = point de contact { $name }
drivers-touches = passages par { $name }
drivers-failures = échecs à { $name }
drivers-other-scores = leurs autres notes
drivers-reason-none = aucune raison donnée
drivers-reason-others = autres raisons
drivers-band-detractors = détracteurs, 0-6
drivers-band-passives = passifs, 7-8
drivers-band-promoters = promoteurs, 9-10
drivers-band-dissatisfied = insatisfaits, 1-2
drivers-band-neither = ni l’un ni l’autre, 3
drivers-band-satisfied = satisfaits, 4-5
drivers-band-hard = difficile, 1-3
drivers-band-middling = moyen, 4-5
drivers-band-easy = facile, 6-7
drivers-percent =
    { $small ->
        [true] { PERCENT($share, digits: 1) }
       *[false] { PERCENT($share) }
    }
drivers-answers-few = Trop peu de réponses : { $answers } ne suffisent pas à distinguer les facteurs ({ $index }). Interrogez plus de clients, attendez, ou nommez moins de variables.
drivers-answers-equal = Rien ne varie : les réponses ({ $index }), ou tout ce qu’on en sait, sont identiques. Apportez d’autres tables ou variables.
drivers-separation =
    Séparation : { $number ->
        [0] des facteurs, ensemble, séparent
        [one] { $drivers } sépare
       *[other] { $drivers } séparent
    } si bien les réponses ({ $index }) que l’effet n’a pas de borne. Cherchez une variable écrite après la réponse, écartez-la, ou regroupez ses niveaux.
drivers-signal-none = Aucun signal : dans { $answers } réponses, aucun des facteurs testés ({ $tested }) n’est associé à la note ({ $index }) plus que le hasard ne le ferait.
drivers-signal-joint = Les facteurs, ensemble, sont associés à la note ({ $index }), mais aucun n’est significatif à lui seul. Les facteurs comparés ({ $compared } sur { $tested } testés) expliquent { $share } de la variation des réponses ; le reste demeure inexpliqué.
drivers-signal = Ce qui va de pair avec la note ({ $index }) : { $drivers }. Les facteurs comparés ({ $compared } sur { $tested } testés) expliquent { $share } de la variation des réponses ; le reste demeure inexpliqué.
drivers-share-pool = Les { $count } autres facteurs ensemble : { $share } de ce qui est expliqué de la note ({ $index }), intervalle à 95 % : { $low } à { $high }.
drivers-share-without =
    { $number ->
        [one] Significatif aussi, sans part propre : { $drivers }.
       *[other] Significatifs aussi, sans part propre : { $drivers }.
    }
drivers-share-insignificant = { $driver } : non significatif.
drivers-share = { $driver } : { $share } de ce qui est expliqué de la note ({ $index }), intervalle à 95 % : { $low } à { $high }.
drivers-collinear = { $one } et { $other } sont si corrélés ({ FIXED($correlation, digits: 2) }) que leurs parts sont réparties entre eux par convention.
drivers-left-out-empty = aucune valeur
drivers-left-out-texts = { $count } textes différents
drivers-left-out-wide = non testé : il demande { $coefficients } coefficients, et { $answers } réponses en permettent { $most }
drivers-left-out-room = testé seul (p = { SIGNIFICANT($p, digits: 2) }), faute de place à côté des autres : { $answers } réponses permettent { $most } coefficients
drivers-ratio-times = { SIGNIFICANT($ratio, digits: 2) } fois plus élevé
drivers-ratio-same = égal
drivers-ratio-lower = inférieur de { $size }
drivers-ratio-higher = supérieur de { $size }
drivers-hazard = { $ratio } (intervalle à 95 % : { $low } à { $high })
drivers-hazard-times = { $ratio } (intervalle à 95 % : { SIGNIFICANT($low, digits: 2) } à { SIGNIFICANT($high, digits: 2) } fois)
drivers-churn-unfitted = Le lien entre la note ({ $index }) et les départs ne peut être estimé : { $reason }
drivers-scores-equal = toutes ses notes sont identiques
drivers-verdict-open = Non établi ici : un point de { $index } de plus va de pair avec un risque de départ { $ratio }, et l’intervalle, { $low } à { $high }, n’indique aucun sens.
drivers-verdict-yes = Oui, les deux vont de pair : un point de { $index } de plus va avec un risque de départ { $ratio }.
drivers-verdict-reverse = Non, c’est l’inverse : un point de { $index } de plus va avec un risque de départ { $ratio }.
drivers-verdict-effort-open = Rien ne le montre : un point de moins va de pair avec un risque de départ { $ratio }, et l’intervalle, { $low } à { $high }, n’indique aucun sens.
drivers-verdict-effort-no = Pas du tout ici : un point de moins va de pair avec un risque de départ { $ratio }.
drivers-verdict-effort-yes = Alarmante, si ce n’est pas du bruit : un point de moins va de pair avec un risque de départ { $ratio }.
drivers-verdict-effort-leavers = Alarmante, si ce n’est pas du bruit : un point de moins va de pair avec un risque de départ { $ratio }, soit { FIXED($leavers) } départs de plus en un an pour 1 000 clients.
drivers-churn-bands = En un an, { $low } partent quand la note est basse ({ $bottom }) et { $high } quand elle est haute ({ $top }), toutes choses égales par ailleurs.
drivers-churn-curved = La réponse n’est pas une droite (p = { SIGNIFICANT($p, digits: 2) }) : lisez les tranches, non le point moyen.
drivers-churn-fall = Une note plus basse d’un point pour tous irait de pair avec { FIXED($leavers) } départs de plus en un an pour 1 000 clients ({ FIXED($low) } à { FIXED($high) }).
drivers-churn-fall-fees = Une note plus basse d’un point pour tous irait de pair avec { FIXED($leavers) } départs de plus en un an pour 1 000 clients ({ FIXED($low) } à { FIXED($high) }), et avec eux { FIXED($fees) } d’abonnements mensuels.
drivers-churn-noise = Avec { FIXED($answers) } réponses dans un mois ordinaire, la moyenne mensuelle baisse jusqu’à { FIXED($points, digits: 2) } point par simple hasard : une baisse plus petite n’alarme pas.
drivers-association = Ce sont des associations : des clients sur le point de partir peuvent répondre plus bas pour des raisons à eux, et ce qui les fait partir peut aussi les rendre mécontents. Seule une expérience montre l’effet d’une note que l’on fait bouger.
drivers-churn-e-value = Pour effacer l’écart entre les notes les plus basses et les plus hautes, une cause que personne n’a mesurée devrait aller de pair avec la note et le départ par un rapport de risque de { SIGNIFICANT($estimate, digits: 2) } (E-value ; { SIGNIFICANT($nearer, digits: 2) } pour la borne la plus proche), au-delà de tout ce qui est tenu égal.
drivers-churn-comparison = La comparaison porte sur des clients semblables par : { $names }.
drivers-churn-dated = Les notes ne comptent qu’à partir du jour où elles ont été données.
drivers-churn-undated = La table ne dit pas quand les clients sont partis : une note donnée peu avant le départ compte comme une autre, et une part de l’association peut venir de clients déjà décidés.
drivers-experiment-large = Une expérience pour un effet aussi petit serait très grande ; demandez-vous d’abord si elle vaudrait son coût.
drivers-experiment = Pour trancher : relevez d’un point la note d’une moitié tirée au sort, et comptez les départs. Si l’association était l’effet, une puissance de 80 % demanderait { FIXED($events) } départs : { FIXED($customers) } clients suivis un an ou, avec tous les clients actuels, { FIXED($weeks) } semaines. Un gain d’un demi-point en demande environ quatre fois autant.
drivers-experiment-years = Pour trancher : relevez d’un point la note d’une moitié tirée au sort, et comptez les départs. Si l’association était l’effet, une puissance de 80 % demanderait { FIXED($events) } départs : { FIXED($customers) } clients suivis un an ou, avec tous les clients actuels, plus de dix ans. Un gain d’un demi-point en demande environ quatre fois autant.
drivers-reasons-few = Moins de deux raisons ont été choisies au moins { $fewest } fois avec la note ({ $index }) : faites choisir les clients dans une liste courte.
drivers-reasons-same = Aucune raison donnée avec la note ({ $index }) ne va de pair avec un autre risque de départ que « { $reference } » plus que le hasard ne le ferait, à notes et variables égales : la note dit déjà ce que dirait la raison.
drivers-reasons = Se distinguent de « { $reference } » : { $reasons }.
drivers-reason-worst = Avec « { $reason } », { $share } partiraient en un an ({ $low } à { $high }), à notes et variables égales.
drivers-spend-none = On ne sait rien des achats qui suivent les réponses ({ $index }).
drivers-spend-few = Seules { $answers } réponses ({ $index }) ont plus de { $days } jours, avec des notes différentes ; il en faut au moins { $fewest }.
drivers-spend = Un point de { $index } de plus va de pair avec des dépenses à un niveau { $ratio } dans les { $days } jours suivant la réponse (intervalle à 95 % : { $low } à { $high }), à dépenses antérieures égales ; { $answers } réponses.
drivers-spend-open = Non établi : un point de { $index } de plus va de pair avec des dépenses à un niveau { $ratio } dans les { $days } jours suivant la réponse (intervalle à 95 % : { $low } à { $high }), à dépenses antérieures égales ; { $answers } réponses.
drivers-chain-more =
    { CAPITAL($driver) } : { $step ->
        [1] un de plus
       *[other] { $step } de plus
    } va de pair avec { FIXED($points, digits: 2) } point de plus ({ $index }) et, par là, avec un risque de départ { $ratio } (intervalle à 95 % : { $low } à { $high }).
drivers-chain-less =
    { CAPITAL($driver) } : { $step ->
        [1] un de plus
       *[other] { $step } de plus
    } va de pair avec { FIXED($points, digits: 2) } point de moins ({ $index }) et, par là, avec un risque de départ { $ratio } (intervalle à 95 % : { $low } à { $high }).
drivers-simulated = Ces clients sont simulés : les facteurs trouvés sont ceux du plan.
drivers-nothing-to-explain = Il n’y a rien à expliquer.
drivers-answers-missing =
    .found = aucune réponse
    .expected = des réponses à nps (0-10), csat (1-5) ou ces (1-7) données par des clients de la table
    .remedy = vérifiez index, scale et customer_id

## clv

clv-log-short = Le journal n’est pas assez long.
clv-cut-outside =
    .found = date de coupure { $cut }
    .expected = un jour du { $first } au { $last }
    .remedy = déplacez la coupure, ou raccourcissez l’horizon
clv-season-unknown = Aucune saison n’est visible dans ce journal : qu’un mois soit meilleur ou pire chaque année n’apparaît qu’à la deuxième fois, ce qui demande { $years } ans, et il n’y a que { FIXED($months) } mois avant la coupure. Si une haute ou une basse saison suit, la prévision l’ignore et la bande est trop étroite : avec des saisons simulées de 15 % en plus et en moins, des bandes qui devaient contenir 36 totaux sur 40 en ont contenu 32. Comparez avec ce que vous savez de ces mois.
clv-season-in-band = Les modèles n’ont pas de saison : ce qui revient chaque année est dans la bande, non dans la prévision. Jusqu’à la coupure il y a { FIXED($years, digits: 1) } années ; comparez avec les mêmes mois des années précédentes.
clv-backtest-naive = rythme constant : écart moyen de { PERCENT($error, digits: 1) } sur { $cuts } coupures.
clv-backtest-model =
    { $model } : écart moyen de { PERCENT($error, digits: 1) } sur { $cuts } coupures, { $better ->
        [true] mieux que
       *[false] PAS mieux que
    } le rythme constant ({ PERCENT($naive, digits: 1) }) ; ses bandes à 90 % ont contenu la réalité à { $held } coupures sur { $cuts }.
clv-opportunities-whole = Les occasions sont des nombres entiers.
clv-opportunities-fraction =
    .found = des bornes entre deux occasions
    .expected = des nombres entiers
    .remedy = arrondissez-les
clv-opportunities-unit =
    .found = des durées en { $unit }
    .expected = des durées en occasions (opportunities)
    .remedy = numérotez les occasions où un achat pouvait avoir lieu
clv-opportunities-exceeded =
    .found = plus d’achats que d’occasions
    .expected = un au plus à chacune
    .remedy = comptez les achats par occasion
clv-opportunities-needed = BG/BB convient aux achats à occasions régulières.
clv-lifetime-endless = La durée de vie n’a pas de fin.
clv-lifetime-unbounded =
    .found = ni actualisation, ni horizon, ni départs dans la queue
    .expected = l’un d’eux
    .remedy = indiquez-en un
clv-discount-impossible = Un taux d’actualisation n’est pas négatif.
clv-discount-negative =
    .found = taux annuel { $rate }
    .expected = 0 ou plus
    .remedy = indiquez-le comme part par an
clv-equity-impossible = La valeur de la clientèle demande d’autres paramètres.
clv-equity-terms =
    .found = horizon { $horizon }, { $periods } périodes, marge { $margin }
    .expected = un horizon supérieur à 0, au moins une période, une part de 1 au plus
    .remedy = corrigez ces paramètres
clv-equity = { FIXED($customers) } clients valent { FIXED($value) } ({ FIXED($low) } à { FIXED($high) }) sur { $horizon } { $unit }, avec une marge de { PERCENT($margin) } et une actualisation de { PERCENT($rate, digits: 1) } par an, payés à la fin de chacune des { $periods } périodes.
clv-fit-stated = Valeurs indiquées, non ajustées.
clv-fit-converged = Ajustement convergé sur { FIXED($customers) } clients ({ $rows } lignes différentes).
clv-parameter = { $name } = { SIGNIFICANT($value) }
clv-fit-boundary = Borne : { $model } n’a pas de maximum intérieur ici ({ JOINED($parameters) } n’est pas déterminé par les données, et son intervalle n’a pas de sens). Lisez-le comme le modèle plus simple à cette borne, essayez un autre modèle, ou observez les clients plus longtemps.
clv-spend-unpredictable = Les dépenses ne peuvent être prévues quand tous les montants sont nuls.
clv-amounts-zero =
    .found = aucun nouvel achat d’un montant supérieur à 0
    .expected = des clients qui ont payé de nouveau
    .remedy = vérifiez la colonne du montant
clv-spend-free = { FIXED($free) } des { FIXED($repeaters) } clients revenus ont payé 0 à chaque fois et sont écartés.
clv-spend-correlated =
    Dépense et fréquence sont corrélées à { FIXED($correlation, digits: 2) }, au-delà de { $bound } ; le modèle les suppose indépendantes, et la valeur des acheteurs fréquents est donc { $positive ->
        [true] sous-estimée
       *[false] surestimée
    } : ajustez les segments séparément.
clv-spend-correlation = Dépense et fréquence sont corrélées à { FIXED($correlation, digits: 2) }.
clv-spend-missing = Aucune dépense n’est connue : seuls les achats sont comptés.
clv-posterior-missing = Cette méthode n’a pas de loi a posteriori.
clv-posterior-method =
    .found = { $method }
    .expected = BgNbd(), ParetoNbd() ou GammaGamma() sans covariables
    .remedy = utilisez fit_value
clv-posterior-rows = Une loi a posteriori demande une ligne par client.
clv-posterior-weights =
    .found = des poids
    .expected = une ligne par client
    .remedy = répétez les lignes
clv-posterior =
    Loi a posteriori : { $draws } tirages de { $chains } chaînes ; { $converged ->
        [true] les chaînes concordent
       *[false] les chaînes ne concordent PAS : allongez-les, ou fiez-vous à fit_value
    } (plus grand R-hat { FIXED($r_hat, digits: 3) }).
clv-posterior-extra = Les lois a posteriori demandent un extra.
clv-posterior-package =
    .found = pymc-marketing absent
    .expected = l’extra bayes
    .remedy = pip install 'cxsim[bayes]', ou utilisez fit_value
clv-periods-impossible = Les périodes ne se suivent pas.
clv-edges-falling =
    .found = bornes { $edges }
    .expected = des bornes croissantes à partir de 0
    .remedy = corrigez les bornes
clv-units-differ = Le modèle et les historiques ne comptent pas le temps dans la même unité.
clv-unit-other =
    .found = des durées en { $unit }
    .expected = des durées en { $expected }
    .remedy = résumez le journal dans l’unité de l’ajustement
clv-rate-without-time = Un taux annuel demande une unité de temps.
clv-rate-opportunities =
    .found = un temps en occasions
    .expected = une unité qui a une durée
    .remedy = actualisez par occasion
clv-lifetime-undiscounted = Une durée de vie demande une actualisation.
clv-rate-zero =
    .found = taux { $rate }
    .expected = un taux supérieur à 0 par période
    .remedy = indiquez-le par période
clv-retention-unknown = La fidélité ne peut être estimée si personne n’est parti.
clv-losses-none =
    .found = aucun départ
    .expected = des clients partis
    .remedy = observez plus longtemps
clv-cohorts-unusable = Ce ne sont pas des cohortes.
clv-cohorts-none =
    .found = aucune cohorte
    .expected = une au moins
    .remedy = indiquez ses clients par période
clv-cohort-short =
    .found = cohorte { $number } de moins de deux effectifs
    .expected = son départ et une période au moins
    .remedy = écartez-la
clv-cohort-grows =
    .found = cohorte { $number } qui augmente ou sans effectif
    .expected = des effectifs qui n’augmentent jamais, supérieurs à 0 au départ
    .remedy = comptez une seule cohorte de clients
clv-method-unknown = Ce n’est pas une méthode de valeur client.
clv-method-expected =
    .found = { $method }
    .expected = une méthode de valeur client telle que BgNbd()
    .remedy = donnez une méthode, non sa classe
clv-purchases-unpredictable = Les achats ne peuvent être prévus si personne n’a acheté deux fois.
clv-repeaters-none =
    .found = aucun nouvel achat
    .expected = des clients revenus acheter
    .remedy = observez les clients plus longtemps
clv-repeaters-few = Peu de clients revenus : { FIXED($repeaters) } ont racheté, il en faut au moins { $least }. Les erreurs types sont trop optimistes : observez plus longtemps, ou regroupez les segments.
clv-covariate-missing =
    .found = pas de covariable « { $name } »
    .expected = une covariable de la table
    .remedy = { $remedy }
clv-covariates-missing = Le modèle demande des covariables absentes de la table.
