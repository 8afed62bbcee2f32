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

## metrics

metrics-card-nps = Net promoter score
    .definition = part des 9 et 10 moins part des 0 à 6 parmi les réponses de 0 à 10, en points ; les réponses sur une autre échelle sont converties
    .says = bouche-à-oreille positif contre négatif
    .assumes = une recommandation ne concerne que cette marque ; portée et durée du bouche-à-oreille sont semblables
    .perverse-incentive = réclamer un 10
    .audience = marketing, ventes, animation
    .source = Reichheld, The one number you need to grow, Harvard Business Review, décembre 2003
metrics-card-csat = Satisfaction client (notes hautes)
    .definition = part des réponses 4 et 5 sur une échelle de 1 à 5 ; les réponses sur une autre échelle sont converties
    .says = sentiment positif contre négatif après une interaction
    .assumes = la satisfaction suffit à la croissance ; un problème réglé mesure une relation
    .perverse-incentive = réduire l’expérience client au service
    .audience = première ligne
    .source = convention des deux notes hautes d’une échelle à cinq points
metrics-card-csat-mean = Satisfaction client (moyenne)
    .definition = réponse moyenne sur une échelle de 1 à 5 ; les réponses sur une autre échelle sont converties
    .says = satisfaction de la réponse moyenne, milieu de l’échelle compris
    .assumes = les degrés de l’échelle sont également espacés
    .perverse-incentive = célébrer une deuxième décimale
    .audience = première ligne
    .source = moyenne d’une échelle de satisfaction à cinq points
metrics-card-ces = Score d’effort client
    .definition = réponse moyenne de 1 à 7 à « c’était facile », 7 étant le moindre effort ; les réponses sur une autre échelle sont converties
    .says = difficulté à obtenir ce que l’on voulait
    .assumes = l’effort éloigne plus que l’enchantement n’attache ; ceux qui ont abandonné sont interrogés aussi
    .perverse-incentive = supprimer des étapes que les clients apprécient
    .audience = responsables du service, des processus et des produits
    .source = Dixon, Freeman & Toman, Stop trying to delight your customers, Harvard Business Review, juillet 2010
metrics-card-employee-satisfaction = Satisfaction des employés (notes hautes)
    .definition = part des réponses 4 et 5 des employés sur une échelle de 1 à 5
    .says = sentiment de ceux qui font l’expérience
    .assumes = les réponses sont anonymes et tous sont interrogés
    .perverse-incentive = interroger juste après la prime
    .audience = chefs d’équipe, ressources humaines
    .source = convention des deux notes hautes d’une échelle à cinq points
metrics-card-health-score = Score de santé client
    .definition = score de santé moyen de 0 à 100 (colonne `health_score`) des clients présents : lieux d’usage, étendue, problèmes, paiement et sentiment pondérés entre le pire et le meilleur, poids indiqués ou appris sur les départs ultérieurs
    .says = comportement lié à l’efficacité du produit
    .assumes = un usage intense et sans incident annonce un réachat
    .perverse-incentive = courir après l’usage répété
    .audience = customer success, produit
    .source = score de santé du customer success ; poids appris : régression logistique à poids positifs ou nuls
metrics-card-box-value-at-risk = Valeur des notes basses (à risque)
    .definition = argent des clients présents dont la dernière satisfaction est 1 ou 2 sur 5
    .says = chiffre d’affaires menacé
    .assumes = le revenu ou le coût est connu par client ; la dernière réponse vaut encore
    .perverse-incentive = laisser les choses en l’état
    .audience = ceux qui doivent agir
    .source = clients des deux notes basses évalués en argent
metrics-card-box-value-opportunity = Valeur des notes basses (opportunité)
    .definition = clients aux notes basses fois (argent moyen d’un client à 4 ou 5, moins celui d’un client à 1 ou 2), parmi les présents
    .says = chiffre d’affaires à gagner en hissant les notes basses vers les hautes
    .assumes = le revenu ou le coût est connu par client ; la dernière réponse vaut encore
    .perverse-incentive = laisser les choses en l’état ; un écart entre clients n’est pas ce que ferait un client
    .audience = ceux qui doivent agir
    .source = clients des deux notes basses évalués en argent
metrics-card-secure-customer = Clients acquis (têtes)
    .definition = clients dont les dernières réponses sont satisfaction 5 sur 5, recommandation 9 ou 10 et rachat 4 ou 5 sur 5, parmi les présents qui y ont répondu
    .says = taille du socle acquis
    .assumes = les trois doivent coexister ; les dernières réponses valent encore
    .perverse-incentive = une vision d’ensemble
    .audience = marketing, ventes
    .source = indice du client acquis : satisfait, recommanderait et rachèterait
metrics-card-secure-customer-revenue = Clients acquis (revenu)
    .definition = argent des clients acquis sur l’argent de tous les présents qui ont donné les trois réponses
    .says = part du revenu qui est acquise
    .assumes = les trois doivent coexister ; les dernières réponses valent encore
    .perverse-incentive = une vision d’ensemble
    .audience = marketing, ventes
    .source = indice du client acquis : satisfait, recommanderait et rachèterait
metrics-card-value-quotient = Quotient de valeur client (têtes)
    .definition = somme de changement x portée x jours des résultats favorables, sur celle des résultats défavorables, tous les clients comptant autant
    .says = les résultats tels que le client les voit
    .assumes = les résultats de ce que l’on produit sont suivis
    .perverse-incentive = concilier efficience et efficacité
    .audience = arbitrages stratégiques
    .source = quotient de valeur client : résultats positifs contre négatifs par portée, durée et changement
metrics-card-value-quotient-revenue = Quotient de valeur client (revenu)
    .definition = le même, les résultats de chaque client pondérés par son argent
    .says = les résultats tels que les voient les clients qui paient le plus
    .assumes = les résultats de ce que l’on produit sont suivis
    .perverse-incentive = oublier les petits clients
    .audience = arbitrages stratégiques
    .source = quotient de valeur client : résultats positifs contre négatifs par portée, durée et changement
metrics-card-clv = Valeur vie client
    .definition = marge actualisée moyenne attendue sur le reste de la relation (colonne `clv` des clients), des clients présents
    .says = croissance portée par un segment
    .assumes = revenus et coûts sont connus par segment ; le modèle a été éprouvé sur d’autres clients
    .perverse-incentive = équilibrer long et court terme
    .audience = allocation des ressources
    .source = Gupta, Lehmann & Stuart, Valuing customers, Journal of Marketing Research 41, 2004
metrics-card-company-value = Valeur de la clientèle
    .definition = somme des valeurs vie des clients présents ; celle des clients à venir s’ajoute où elle est connue
    .says = part du prix d’une entreprise que portent ses clients
    .assumes = les valeurs vie s’additionnent ; les clients à venir ne sont pas dans la somme de la table
    .perverse-incentive = promettre de longues relations
    .audience = conseil d’administration, finance
    .source = Rust, Lemon & Zeithaml, Return on marketing: using customer equity, Journal of Marketing 68, 2004
metrics-card-roi = Retour sur investissement
    .definition = (valeur actuelle des bénéfices - valeur actuelle des coûts) / valeur actuelle des coûts ; la base est indiquée
    .says = gain rapporté au coût
    .assumes = horizon fini et court ; flux isolés et chiffrés
    .perverse-incentive = ne viser qu’un retour rapide
    .audience = décisions comparables
    .source = convention des choix d’investissement
metrics-card-cost-per-churn-avoided = Coût par départ évité
    .definition = coûts nommés `programme` sur les clients traités fois (part des départs du bras `control` moins celle des autres), d’une expérience ; qui était parti avant l’affectation n’est dans aucun bras
    .says = prix d’un client gardé
    .assumes = les clients ont été affectés au hasard ; tous les coûts du programme sont comptabilisés
    .perverse-incentive = ne traiter que ceux qui restent de toute façon
    .audience = fidélisation, finance
    .source = coût par événement évité, convention de l’économie de la santé
metrics-card-revenue-per-promoter = Revenu par promoteur
    .definition = argent moyen des clients présents dont la dernière recommandation fait un promoteur
    .says = ce qui accompagne le bouche-à-oreille, en argent
    .assumes = un écart entre clients, non ce que dépenserait un client conquis
    .perverse-incentive = le prendre pour une cause
    .audience = marketing, finance
    .source = argent des clients selon les classes du net promoter score
metrics-card-revenue-per-passive = Revenu par passif
    .definition = argent moyen des clients présents dont la dernière recommandation fait un passif
    .says = ce qui accompagne le bouche-à-oreille, en argent
    .assumes = un écart entre clients, non ce que dépenserait un client conquis
    .perverse-incentive = le prendre pour une cause
    .audience = marketing, finance
    .source = argent des clients selon les classes du net promoter score
metrics-card-revenue-per-detractor = Revenu par détracteur
    .definition = argent moyen des clients présents dont la dernière recommandation fait un détracteur
    .says = ce qui accompagne le bouche-à-oreille, en argent
    .assumes = un écart entre clients, non ce que dépenserait un client conquis
    .perverse-incentive = le prendre pour une cause
    .audience = marketing, finance
    .source = argent des clients selon les classes du net promoter score
metrics-card-churn-rate = Taux de départ
    .definition = clients perdus dans une période sur les clients à son début ; sans période, parmi les présents au début des relevés (colonne `newcomer`), ou sinon la part que la table marque comme perdue
    .says = vitesse à laquelle la base fuit
    .assumes = la période est indiquée, et un départ est vu quand il a lieu
    .perverse-incentive = enfermer les clients, ou cesser d’acquérir ceux qui risquent de partir
    .audience = finance, fidélisation
    .source = perdus sur présents en début de période, convention des abonnements
metrics-card-retention-share = Rétention
    .definition = clients du début d’une période encore là à sa fin, sur les clients du début
    .says = part de la base qui reste
    .assumes = rester est un choix, non un contrat qui court
    .perverse-incentive = compter des captifs comme des amis
    .audience = finance, fidélisation
    .source = un moins le taux de départ de la même période
metrics-card-churn-per-month = Départs par client-mois
    .definition = clients perdus sur les clients-mois observés : ancienneté, moins les mois d’avant les relevés (colonne `entry_months`), où aucun départ ne pouvait être vu
    .says = risque moyen de départ, quelle que soit la durée d’observation
    .assumes = on cherche une moyenne sur les anciennetés observées ; les bases jeunes perdent plus
    .perverse-incentive = comparer des bases d’âges différents
    .audience = analystes, finance
    .source = taux événements sur exposition de l’analyse de survie
metrics-card-cost-per-new-customer = Coût par nouveau client
    .definition = coûts nommés `acquisition` sur les clients arrivés dans le même temps : dans la période, ou dans les mois du premier au dernier de ces coûts
    .says = prix de la croissance
    .assumes = tous les coûts de conquête sont comptabilisés comme tels, dans la période où ils agissent
    .perverse-incentive = conquérir des clients qui partent bientôt
    .audience = marketing, finance
    .source = coût d’acquisition client, convention du marketing
metrics-card-referrals-made = Parrainages faits
    .definition = parrainages sur clients
    .says = bouche-à-oreille suivi d’effet
    .assumes = les parrainages sont enregistrés, payés ou non
    .perverse-incentive = payer pour des noms
    .audience = marketing, ventes
    .source = parrainages sur base de clients, convention des programmes de parrainage
metrics-card-referral-conversion = Parrainages convertis
    .definition = parrainages devenus clients sur parrainages faits
    .says = qualité des personnes recommandées
    .assumes = les conversions tardives sont rares ; les parrainages récents n’ont pas eu le temps
    .perverse-incentive = ne récompenser que les cas sûrs
    .audience = marketing, ventes
    .source = convertis sur faits, convention des programmes de parrainage
metrics-card-contact-volume = Volume de contacts par canal
    .definition = contacts de chaque canal
    .says = quel travail arrive, et où
    .assumes = chaque canal est compté, et un sujet sur deux canaux fait deux contacts
    .perverse-incentive = pousser les clients vers le canal bon marché
    .audience = opérations, planification
    .source = convention des centres de contact
metrics-card-contacts-per-customer = Contacts par client
    .definition = contacts d’une période sur les clients, ceux sans contact compris
    .says = besoin d’aide des clients
    .assumes = les contacts sont comptés sur tous les canaux
    .perverse-incentive = cacher le numéro de téléphone
    .audience = service, opérations, finance
    .source = volume de contacts sur base de clients, convention des centres de contact
metrics-card-first-contact-resolution = Résolution au premier contact
    .definition = cas résolus au premier contact et non rouverts, sur tous les cas résolus, ceux rouverts depuis compris ; au jour de la résolution
    .says = fréquence à laquelle une fois suffit
    .assumes = un cas qui revient est reconnu comme le même
    .perverse-incentive = clore trop tôt, ou compter un rappel comme un nouveau cas
    .audience = service, opérations
    .source = convention des centres de contact
metrics-card-mean-time-to-resolution = Délai moyen de résolution
    .definition = jours moyens de l’ouverture à la résolution des cas résolus, sans ceux rouverts et encore ouverts ; au jour de la résolution
    .says = attente d’une réponse qui tient
    .assumes = les cas encore ouverts sont rares ; sinon il paraît meilleur qu’il n’est
    .perverse-incentive = laisser ouverts les cas difficiles
    .audience = service, opérations
    .source = convention de la gestion des services
metrics-card-task-completion = Tâches accomplies (part)
    .definition = visites ou contacts où le client a fait ce qu’il venait faire, sur ceux dont on le sait
    .says = le produit permet-il aux clients de faire ce qu’ils viennent faire
    .assumes = ceux qui ont abandonné sont vus aussi
    .perverse-incentive = appeler tâche une page vue
    .audience = produit, digital
    .source = taux d’accomplissement des tests d’utilisabilité (ISO 9241-11, efficacité)
metrics-card-support-cost-per-contact = Coût d’assistance par contact
    .definition = coût des contacts sur les contacts dont le coût est connu ; d’une simulation, avec les salaires et minutes payées de ses agents
    .says = coût d’un contact de plus
    .assumes = les coûts sont entièrement comptabilisés, temps mort compris
    .perverse-incentive = presser les appelants
    .audience = opérations, finance
    .source = convention des centres de contact
metrics-card-support-cost-per-customer = Coût d’assistance par client
    .definition = coût des contacts sur les clients, ceux sans contact compris ; d’une simulation, avec les salaires et minutes payées de ses agents
    .says = coût du service d’un client
    .assumes = les coûts sont entièrement comptabilisés, temps mort compris
    .perverse-incentive = rendre le contact difficile
    .audience = opérations, finance
    .source = convention des centres de contact
metrics-card-sales = Ventes
    .definition = argent de tous les achats, moins ce qui a été rendu
    .says = combien les clients achètent
    .assumes = une seule devise ; les retours sont négatifs
    .perverse-incentive = pousser ce qui revient
    .audience = ventes, finance
    .source = ventes nettes, convention comptable
metrics-card-given-back = Achats rendus
    .definition = lignes d’un montant inférieur à 0 sur toutes les lignes d’achats
    .says = fréquence à laquelle une vente ne tient pas
    .assumes = ce qui est rendu est une ligne à part
    .perverse-incentive = rendre les retours difficiles
    .audience = ventes, produit, finance
    .source = taux de retour, convention du commerce de détail
metrics-card-loyalty = Fidélité (fréquence de rachat)
    .definition = jours d’achat après le premier, par client acheteur ; un jour compte une fois, un montant de 0 est aussi un achat
    .says = fréquence à laquelle les clients reviennent
    .assumes = les clients sont reconnus ; tous ont été observés aussi longtemps
    .perverse-incentive = couper un achat en deux
    .audience = marketing, ventes
    .source = Fader & Hardie, convention RFM des transactions répétées au jour près
metrics-card-repeat-purchase-share = Rétention (deuxième achat)
    .definition = clients ayant acheté un deuxième jour, sur les clients ayant acheté
    .says = part de ceux qui reviennent
    .assumes = les clients sont reconnus ; tous ont été observés assez longtemps pour revenir
    .perverse-incentive = acheter le deuxième achat avec un bon
    .audience = marketing, ventes
    .source = Fader & Hardie, convention RFM des transactions répétées au jour près
metrics-card-average-transaction = Transaction moyenne
    .definition = argent des achats sur les achats, sans ce qui a été rendu ; les lignes d’un même `transaction_id` n’en font qu’une
    .says = valeur d’un achat
    .assumes = une seule devise ; où des lignes partagent un `transaction_id`, seules celles de clients connus comptent
    .perverse-incentive = regrouper ce que nul n’a demandé
    .audience = ventes, marketing
    .source = panier moyen, convention du commerce de détail
metrics-card-average-contract-value = Valeur moyenne des contrats
    .definition = abonnement mensuel fois douze, sur les contrats en cours qui ont un abonnement
    .says = ce qu’un contrat rapporte en un an
    .assumes = les abonnements restent ce qu’ils sont ; mise en service et usage ne sont pas comptés
    .perverse-incentive = vendre de longs contrats qui ne conviennent pas
    .audience = ventes, finance
    .source = valeur annuelle de contrat, convention des abonnements
metrics-card-cart-abandonment = Abandon de panier
    .definition = paniers non payés sur paniers commencés
    .says = où l’achat se perd à la dernière étape
    .assumes = un panier est un désir d’achat, non un pense-bête
    .perverse-incentive = harceler de messages
    .audience = produit, digital
    .source = convention du commerce électronique
metrics-card-cross-sell-acceptance = Acceptation des ventes croisées
    .definition = offres de type `cross_sell` acceptées sur offres faites
    .says = combien veulent aussi un autre produit
    .assumes = les offres faites en passant sont comptées
    .perverse-incentive = n’offrir qu’à ceux qui auraient acheté de toute façon
    .audience = ventes, marketing
    .source = acceptations sur offres, convention de la vente
metrics-card-up-sell-acceptance = Acceptation des montées en gamme
    .definition = offres de type `up_sell` acceptées sur offres faites
    .says = combien veulent davantage du même
    .assumes = les offres faites en passant sont comptées
    .perverse-incentive = n’offrir qu’à ceux qui auraient acheté de toute façon
    .audience = ventes, marketing
    .source = acceptations sur offres, convention de la vente
metrics-card-engagement = Engagement (contacts)
    .definition = contacts par client qui en a au moins un dans la période
    .says = combien les clients ont affaire à l’entreprise
    .assumes = davantage vaut mieux ; les ennuis font aussi des contacts
    .perverse-incentive = occuper les gens
    .audience = produit, marketing
    .source = usage par client actif, convention de l’analyse de produit
metrics-card-engagement-minutes = Engagement (minutes)
    .definition = minutes par client qui en a dans la période ; les lignes sans minutes connues ne comptent pas
    .says = combien les clients ont affaire à l’entreprise
    .assumes = davantage vaut mieux ; les ennuis font aussi des contacts
    .perverse-incentive = occuper les gens
    .audience = produit, marketing
    .source = usage par client actif, convention de l’analyse de produit
metrics-card-engagement-clicks = Engagement (clics)
    .definition = clics par client qui en a dans la période ; les lignes sans clics connus ne comptent pas
    .says = combien les clients ont affaire à l’entreprise
    .assumes = davantage vaut mieux ; les ennuis font aussi des contacts
    .perverse-incentive = occuper les gens
    .audience = produit, marketing
    .source = usage par client actif, convention de l’analyse de produit
metrics-card-visitor-intent = Intentions des visiteurs (répartition)
    .definition = visites faites pour chaque but, sur les visites dont le but est connu
    .says = pourquoi l’on vient
    .assumes = ceux que l’on interroge, et qui répondent, ressemblent aux autres
    .perverse-incentive = bâtir pour le but le plus bruyant
    .audience = produit, digital
    .source = enquête d’intention de l’analyse web
metrics-card-social-mentions = Écoute sociale (mentions)
    .definition = mentions en public
    .says = combien l’on parle
    .assumes = les lieux écoutés sont ceux qui comptent
    .perverse-incentive = prendre le bruit pour de l’approbation
    .audience = marketing, communication
    .source = volume de mentions, convention de l’écoute sociale
metrics-card-net-sentiment = Écoute sociale (sentiment net)
    .definition = part des mentions de sentiment supérieur à 0 moins part de celles inférieures à 0
    .says = parle-t-on pour ou contre
    .assumes = l’ironie est comprise, et une voix est une personne
    .perverse-incentive = ne répondre qu’aux comptes très suivis
    .audience = marketing, communication
    .source = sentiment net, convention de l’écoute sociale
metrics-card-response-rate = Taux de réponse
    .definition = invitations avec réponse sur invitations envoyées
    .says = part de silence d’une enquête
    .assumes = chaque invitation est enregistrée, même non remise
    .perverse-incentive = n’interroger que ceux qui répondront
    .audience = qui lit une enquête
    .source = AAPOR Standard Definitions, taux de réponse 1 sans éligibilité inconnue
metrics-card-nps-plus = NPS+ par raison
    .definition = net promoter score des réponses qui donnent chaque raison de la liste de problèmes de l’entreprise
    .says = quel problème coûte du bouche-à-oreille
    .assumes = la raison choisie est la vraie
    .perverse-incentive = ne proposer que des raisons flatteuses
    .audience = ceux qui peuvent résoudre le problème
    .source = net promoter score avec une raison choisie dans la liste de l’entreprise
metrics-card-nps-plus-share = NPS+ : raisons des détracteurs
    .definition = détracteurs qui donnent chaque raison sur les détracteurs qui en donnent une
    .says = quel problème est le plus rencontré
    .assumes = la raison choisie est la vraie
    .perverse-incentive = résoudre le fréquent et laisser le grave
    .audience = ceux qui peuvent résoudre le problème
    .source = net promoter score avec une raison choisie dans la liste de l’entreprise
metrics-card-nps-plus-risk = NPS+ : risque de départ par raison
    .definition = probabilité moyenne prédite de départ (colonne `churn_risk` des clients) des réponses qui donnent chaque raison
    .says = quel problème coûtera des clients
    .assumes = le risque vient d’un modèle de départ ajusté aux clients de l’entreprise et éprouvé sur d’autres
    .perverse-incentive = ne sauver que les partants probables
    .audience = ceux qui peuvent résoudre le problème, fidélisation
    .source = net promoter score joint à la prédiction d’un modèle de départ ajusté
metrics-card-tasks-done = Tâches accomplies
    .definition = contacts terminés par un succès, par client ayant au moins un contact d’issue connue
    .says = ce que les clients ont accompli
    .assumes = ce qui est arrivé au client est enregistré, quelle qu’en soit la cause
    .perverse-incentive = découper une tâche en plusieurs
    .audience = tous, à côté des chiffres de l’entreprise
    .source = indicateur de performance du client : un résultat tel que le client le voit, à côté de l’indicateur de l’entreprise
metrics-card-problems-met = Problèmes rencontrés
    .definition = contacts terminés par un échec ou un abandon, par client ayant au moins un contact d’issue connue
    .says = fréquence à laquelle les clients repartent sans rien
    .assumes = ce qui est arrivé au client est enregistré, quelle qu’en soit la cause
    .perverse-incentive = enregistrer les échecs sous un autre nom
    .audience = tous, à côté des chiffres de l’entreprise
    .source = indicateur de performance du client : un résultat tel que le client le voit, à côté de l’indicateur de l’entreprise
metrics-card-minutes-per-task = Minutes du client par tâche accomplie
    .definition = minutes des contacts et de l’attente sur les contacts terminés par un succès, de minutes et d’issue connues
    .says = ce qu’une tâche accomplie coûte de temps au client
    .assumes = ce qui est arrivé au client est enregistré, quelle qu’en soit la cause
    .perverse-incentive = ne pas enregistrer l’attente
    .audience = tous, à côté des chiffres de l’entreprise
    .source = indicateur de performance du client : un résultat tel que le client le voit, à côté de l’indicateur de l’entreprise
metrics-card-time-saved = Temps gagné
    .definition = minutes gagnées par client ayant un résultat où elles sont connues
    .says = le temps que les clients ont pour autre chose
    .assumes = ce qui est arrivé au client est enregistré, quelle qu’en soit la cause
    .perverse-incentive = compter des minutes que nul ne voulait gagner
    .audience = tous, à côté des chiffres de l’entreprise
    .source = indicateur de performance du client : un résultat tel que le client le voit, à côté de l’indicateur de l’entreprise
metrics-card-value-received = Valeur reçue
    .definition = ce que les résultats ont valu au client, en argent, par client ayant un résultat de valeur connue
    .says = ce que la relation apporte aux clients
    .assumes = ce qui est arrivé au client est enregistré, quelle qu’en soit la cause
    .perverse-incentive = fixer soi-même la valeur
    .audience = tous, à côté des chiffres de l’entreprise
    .source = indicateur de performance du client : un résultat tel que le client le voit, à côté de l’indicateur de l’entreprise
metrics-unit-share = part
metrics-unit-points = points
metrics-unit-of-five = sur 1-5
metrics-unit-of-seven = sur 1-7
metrics-unit-of-hundred = sur 0-100
metrics-unit-money = argent
metrics-unit-share-of-revenue = part du revenu
metrics-unit-for-one-lost = pour 1 perdu
metrics-unit-money-per-customer = argent par client
metrics-unit-of-costs = des coûts
metrics-unit-money-per-churn-avoided = argent par départ évité
metrics-unit-per-customer-month = par client-mois
metrics-unit-per-customer = par client
metrics-unit-contacts = contacts
metrics-unit-days = jours
metrics-unit-money-per-contact = argent par contact
metrics-unit-money-per-year = argent par an
metrics-unit-per-active-customer = par client actif
metrics-unit-minutes-per-active-customer = minutes par client actif
metrics-unit-clicks-per-active-customer = clics par client actif
metrics-unit-mentions = mentions
metrics-unit-from-minus-one = de -1 à 1
metrics-unit-probability = probabilité
metrics-unit-minutes = minutes
metrics-unit-minutes-per-customer = minutes par client
metrics-title = { $name } ({ $key })
metrics-explain =
    .definition = { "  " }définition : { $text }
    .says = { "  " }indique : { $text }
    .assumes = { "  " }suppose : { $text }
    .perverse-incentive = { "  " }incite à : { $text }
    .audience = { "  " }lu par : { $text }
    .source = { "  " }source : { $text }
    .unit = { "  " }unité : { $text }
    .better = { "  " }meilleur : { $text }
    .estimator = { "  " }estimateur : { $text }
    .interval = { "  " }intervalle : { $text }
    .edge-cases = { "  " }cas limites : { $text }
metrics-explain-counter-metric =
    { "  " }contre-indicateur : { $metric ->
        [none] c’est la mesure des clients eux-mêmes
       *[other] { $metric }
    }
metrics-explain-warning = { "  " }attention : { $warning }
metrics-better =
    { $better ->
        [high] élevé
        [low] bas
       *[neither] ni l’un ni l’autre
    }
metrics-guard-few = moins de { $least } derrière ce chiffre : lisez l’intervalle, non le chiffre
metrics-guard-churn = à côté des départs : aucun modèle ajusté à ces clients ne dit qu’il va de pair avec eux ; seul, il ne prédit pas les départs
metrics-guard-after-contact = { PERCENT($share) } des réponses ont été demandées après un contact : elles disent comment il s’est passé, non la force de la relation
metrics-guard-roi = un ratio comme seul chiffre cache taille, temps et risque : montrez à côté la valeur actuelle, le délai de récupération et le risque de perte
metrics-nonresponse-range = { PERCENT($share) } des personnes interrogées ont répondu ; l’indice de toutes se situe entre { SIGNIFICANT($least) } et { SIGNIFICANT($most) }
metrics-nonresponse-unknown = on ne sait pas qui a été interrogé, ni donc le taux de réponse
metrics-nonresponse-weighted = pondéré selon les clients { SIGNIFICANT($value, digits: 4) } (biais { $bias })
metrics-how-score =
    .estimator = moyenne des points des réponses, pondérée où des poids sont donnés
    .interval = normale d’après la variance multinomiale, ou de Student sur les sommes par client si certains ont répondu plusieurs fois ; coupée aux bornes de l’échelle
    .edge-cases = aucune réponse : inconnu ; toutes semblables, ou un seul client : pas d’intervalle ; les valeurs manquantes ne comptent pas ; une réponse hors échelle est une erreur
metrics-how-share =
    .estimator = part des lignes comptées, pondérée où des poids sont donnés
    .interval = de Wilson, sur le nombre effectif de lignes (effet de plan des clients répétés, de Kish pour les poids)
    .edge-cases = aucune comptée : inconnu ; aucune ou toutes : l’intervalle garde une largeur ; les valeurs manquantes ne comptent pas
metrics-how-mean =
    .estimator = rapport de deux sommes
    .interval = de Student sur les sommes par client (linéarisé, robuste aux dépendances au sein d’un client)
    .edge-cases = aucune comptée : inconnu ; un seul client, ou toutes semblables : pas d’intervalle ; les valeurs manquantes ne comptent pas
metrics-how-rate =
    .estimator = événements sur exposition
    .interval = de Poisson exact (Garwood), élargi où des clients se répètent
    .edge-cases = aucune exposition : inconnu ; aucun événement : 0 ; les valeurs manquantes ne comptent pas
metrics-how-total =
    .estimator = somme
    .interval = d’une autre période semblable : Poisson composé sur les sommes par client
    .edge-cases = rien d’enregistré : inconnu ; les valeurs manquantes ne comptent pas
metrics-how-per-head =
    .estimator = total d’une table sur les clients d’une autre
    .interval = Poisson composé du total ; les clients sont connus
    .edge-cases = aucun client : inconnu ; rien d’enregistré : 0 avec la borne supérieure d’aucun événement (de la taille des autres) ; les valeurs manquantes ne comptent pas
metrics-how-price =
    .estimator = argent dépensé sur ce qu’il a acheté
    .interval = de Poisson exact pour le nombre ; l’argent est connu
    .edge-cases = rien d’acheté : inconnu
metrics-how-difference =
    .estimator = clients connus fois une différence de deux moyennes
    .interval = normale, de la variance des deux moyennes
    .edge-cases = une des deux classes vide : inconnu
metrics-how-flows =
    .estimator = rapport de sommes
    .interval = aucun pour une seule suite de flux ; pour des tirages, leurs points à 2,5 % et 97,5 %
    .edge-cases = aucun coût : inconnu
metrics-how-avoided =
    .estimator = argent sur une différence de parts
    .interval = de la différence des parts de départs des bras
    .edge-cases = aucun départ évité : inconnu
