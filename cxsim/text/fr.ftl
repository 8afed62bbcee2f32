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
drivers-left-out-room = testé seul ({ $p }), faute de place à côté des autres : { $answers } réponses permettent { $most } coefficients
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
drivers-churn-curved = La réponse n’est pas une droite ({ $p }) : lisez les tranches, non le point moyen.
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
metrics-card-return-rate = Taux de retour
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
metrics-card-problems-per-customer = Problèmes par client
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
metrics-guard-after-contact = { PERCENT($share) } des réponses suivent un contact : elles disent comment il s’est passé, non la force de la relation
metrics-guard-roi = un ratio comme seul chiffre cache taille, temps et risque : montrez à côté la valeur actuelle, le délai de récupération et le risque de perte
metrics-nonresponse-range = { PERCENT($share) } des personnes interrogées ont répondu ; l’indice de toutes se situe entre { SIGNIFICANT($least) } et { SIGNIFICANT($most) }
metrics-nonresponse-unknown = on ne sait pas qui a été interrogé, ni donc le taux de réponse
metrics-nonresponse-weighted = pondéré selon les clients { SIGNIFICANT($value, digits: 4) } (biais { $bias })
metrics-none-events = aucun client dont un événement est connu
metrics-none-active = aucun client actif
metrics-none-visits = aucune visite
metrics-none-mentions = aucune mention
metrics-none-scores = aucun client avec un score
metrics-none-customers = aucun client
metrics-none-observed = aucun client observé
metrics-none-new = aucun nouveau client
metrics-none-acquisition = aucun coût nommé `acquisition`
metrics-none-referrals = aucun parrainage
metrics-none-invited = on ne connaît personne qui ait été interrogé
metrics-none-purchases = aucun achat
metrics-none-contracts = aucun contrat en cours avec un abonnement
metrics-none-carts = aucun panier
metrics-none-offers = aucune offre
metrics-none-resolved = aucun cas résolu
metrics-none-tasks = aucune tâche
metrics-none-asked = personne n’a été interrogé
metrics-none-reasons = aucun détracteur ne donne de raison
metrics-none-money = aucun argent enregistré
metrics-none-worse = aucun résultat défavorable
metrics-none-values = aucun client avec une valeur
metrics-none-bottom = aucun client aux notes basses
metrics-none-boxes = aucun client aux notes hautes, ou aucun aux notes basses
metrics-none-avoided = aucun départ n’a été évité
metrics-none-avoided-bound = il se peut qu’aucun départ n’ait été évité : pas de borne supérieure
metrics-none-arms = aucun client dans le bras `control`, ou aucun dans un autre
metrics-none-programme = aucun coût nommé `programme`
metrics-none-costs = aucun coût
metrics-none-strata = aucune strate avec des réponses
metrics-none-contacts = aucun contact
metrics-none-leavers = personne n’est parti, ou personne n’est resté
metrics-none-anything = rien à compter
metrics-none-losses = aucun départ n’est visible, et rien ne dit jusqu’à quand la table a été suivie ; indiquez observed_until
metrics-says-ever = sans période : sur tous ceux de la table, quelles que soient leurs dates
metrics-says-start = parmi les présents au début
metrics-says-fee = l’argent est l’abonnement d’un mois
metrics-says-left = on ne sait pas qui était parti avant l’affectation
metrics-alone-experiments = plusieurs expériences, et rien ne dit à laquelle vont les coûts nommés `programme` : mesurez-les une à une
metrics-delay-referral = incomplet : un parrainage peut mettre { SIGNIFICANT($days) } jours à devenir un client
metrics-delay-case = incomplet : un cas ouvert avant le début du journal peut durer { SIGNIFICANT($days) } jours
metrics-delay-reopening = incomplet : il peut s’écouler { SIGNIFICANT($days) } jours avant qu’un cas soit rouvert
metrics-none-promoters = aucun promoteur
metrics-none-passives = aucun passif
metrics-none-detractors = aucun détracteur
metrics-flows-single = une seule suite de flux : pas d’intervalle ; { $basis }
metrics-flows-plain = une seule suite de flux : pas d’intervalle
metrics-notes = { JOINED($notes, between: " ; ") }
metrics-lack-table = pas de table { $table }
metrics-lack-column = { $table } n’a pas de colonne { $column }
metrics-lack-borrowed = les clients de { $table } n’ont pas de colonne { $column }
metrics-lack-flow = { $table } donne l’état d’un jour, non de chaque période ({ $cut })
metrics-lack-instant = { $table } n’a pas d’instant pour découper par { $cut }
metrics-lack-cut = { $table } n’a ni { $cut } ni clients
metrics-lack-levels = { $column } a plus de { $most } valeurs, ou des valeurs personnelles, comme un texte libre ; regroupez-les
metrics-lack-currencies = { $column } contient plusieurs valeurs ({ JOINED($values) }), qui ne s’additionnent pas : --by { $name }
metrics-lack-group = pas de tel groupe
metrics-lack-words =
    { $example ->
        [none] { $column } contient d’autres mots que { JOINED($words) } : faites-les correspondre
       *[other] { $column } contient d’autres mots que { JOINED($words) } (comme « { $example } ») : faites-les correspondre
    }
metrics-unmatched =
    { $all ->
        [true] aucun des { $customers } clients de { $table } ne figure dans customers
       *[false] { $missing } des { $customers } clients de { $table } ne figurent pas dans customers
    }{ $example ->
        [none] { "" }
       *[other] { " " }(comme « { $example } »)
    } : ils ne sont dans aucun groupe de clients et n’ont pas de valeur ; les noms diffèrent si un tableur a supprimé des zéros, ou s’ils ont été hachés avec une autre clé
metrics-cuts-impossible = Les indicateurs ne peuvent être découpés ainsi.
metrics-unknown = Il n’y a pas d’indicateur « { $key } » ; { $remedy }
metrics-benchmark-unsourced = Une référence n’entre qu’avec sa source et sa date.
metrics-comparison-uncut = Les tables n’ont pas été découpées par { $column }.
metrics-comparison-impossible = Il n’y a rien à comparer.
metrics-currencies-differ = L’argent de plusieurs devises ne s’additionne pas.
metrics-database-unknown = Le SQL de cette base n’est pas connu.
metrics-health-impossible = Ces éléments ne font pas un score de santé.
metrics-health-few = Trop peu de clients pour apprendre un score de santé.
metrics-health-unlearnable = Un score de santé ne peut être appris ainsi.
metrics-health-columns = Il manque aux clients des colonnes que demande le score.
metrics-answers-off-scale = Des réponses sortent de l’échelle { $index }.
metrics-contract-broken = La table { $table } ne respecte pas son contrat ; `cxsim check` donne les lignes.
metrics-groups-too-many = Tant de groupes ne se distinguent pas.
metrics-columns-unknown = Les colonnes de { $table } ne peuvent être renommées ainsi.
metrics-contracts-broken = Les tables de la base ne respectent pas leurs contrats.
metrics-tables-unreadable = Les tables ne peuvent être lues.
metrics-tables-unusable = Les tables ne peuvent être mesurées.
metrics-return-basis = Un retour sans sa base ne veut rien dire.
metrics-return-costs = Un retour sur investissement demande des coûts.
metrics-not-measured = { $key } n’a pas été mesuré pour { $group } : { $reason }.
metrics-group-all = tous
metrics-cut-unknown =
    .found = --by { $cut }
    .expected = une colonne, ou l’un de { JOINED($periods) }
    .remedy = { $nearest } ; ou dites quelle colonne c’est, p. ex. --column customers.{ $cut }=plan
metrics-cut-person =
    .found = --by { $cut }
    .expected = des groupes de personnes
    .remedy = une seule personne n’est pas un groupe
metrics-cut-personal =
    .found = --by { $cut }
    .expected = des groupes de personnes
    .remedy = ses valeurs semblent personnelles ; une seule personne n’est pas un groupe
metrics-periods-several =
    .found = plus d’une période
    .expected = une au plus
    .remedy = mesurez une fois pour chacune
metrics-cut-twice =
    .found = une colonne deux fois
    .expected = chacune une fois
    .remedy = retirez-en une
metrics-benchmark-source =
    .found = une référence de { $key } sans source
    .expected = qui l’a publiée, et où
    .remedy = indiquez la source, ou retirez-la
metrics-comparison-column =
    .found = { $column }
    .expected = une colonne de --by
    .remedy = { $nearest }
metrics-comparison-value =
    .found = { $value }
    .expected = une valeur de { $column }
    .remedy = { $nearest }
metrics-currency-other =
    .found = des montants en { JOINED($currencies) }
    .expected = une devise dans toutes les tables
    .remedy = convertissez-les en une seule
metrics-database-other =
    .found = une base { $name }
    .expected = l’une de { JOINED($names) }
    .remedy = { $nearest } Ou exportez les tables en Parquet.
metrics-health-weight =
    .found = { $column } : poids { $weight }
    .expected = un poids d’au moins 0
    .remedy = changez-le
metrics-health-range =
    .found = { $column } : pire { $worst }, meilleur { $best }
    .expected = deux valeurs différentes
    .remedy = changez-les
metrics-health-weightless =
    .found = aucun poids supérieur à 0
    .expected = un au moins
    .remedy = indiquez les poids
metrics-health-churners =
    .found = { FIXED($count) } partants ou restants dans une partie
    .expected = au moins { $least }
    .remedy = observez plus longtemps, ou indiquez les poids
metrics-health-direction =
    .found = { $column } : { $sign }
    .expected = 1 (plus vaut mieux) ou -1 (plus est pire)
    .remedy = indiquez le sens
metrics-health-empty =
    .found = aucun comportement
    .expected = au moins une colonne
    .remedy = indiquez laquelle, et si plus vaut mieux
metrics-health-holdout =
    .found = une part réservée de { $holdout }
    .expected = une part entre 0 et 1
    .remedy = réservez environ un tiers
metrics-health-constant =
    .found = { $column } partout identique
    .expected = des valeurs qui diffèrent
    .remedy = retirez-la
metrics-health-column =
    .found = pas de colonne « { $column } »
    .expected = une colonne des clients
    .remedy = { $nearest }
metrics-answer-off-scale =
    .found = réponse { $index } { $answer }
    .expected = des réponses de { $low } à { $high }
    .remedy = convertissez les réponses ou corrigez la colonne
metrics-value-impossible =
    .found = une valeur impossible
    .expected = { $expected }
    .remedy = corrigez-la ou convertissez-la
metrics-cell-unreadable =
    .found = une cellule qui n’est pas du type { $kind }
    .expected = une valeur du type { $kind }
    .remedy = corrigez-la
metrics-groups-count =
    .found = { $groups } groupes
    .expected = { $most } au plus
    .remedy = découpez par une colonne de moins de valeurs, ou par une période plus longue
metrics-column-missing =
    .found = pas de colonne « { $column } »
    .expected = une colonne de la table
    .remedy = { $nearest }
metrics-file-missing =
    .found = pas de tel fichier
    .expected = une table à lire
    .remedy = vérifiez le chemin
metrics-folder-empty =
    .found = un dossier sans fichier Parquet
    .expected = des fichiers de parties
    .remedy = vérifiez le chemin
metrics-table-unusable =
    .found = { $reason }
    .expected = une table dans son contrat
    .remedy = vérifiez-la avec `cxsim check`
metrics-return-basis-missing =
    .found = aucune base
    .expected = ce qui est compté, l’horizon et le taux
    .remedy = indiquez-la
metrics-return-costs-missing =
    .found = des coûts nuls ou négatifs
    .expected = des coûts supérieurs à 0 pour chaque tirage
    .remedy = vérifiez les coûts
metrics-expected-sentiment = un sentiment de -1 à 1
metrics-expected-health = des scores de santé de 0 à 100
metrics-expected-five = des réponses de 1 à 5
metrics-expected-entry = une ancienneté d’au moins 0, et une entrée dans les relevés de 0 à l’ancienneté
metrics-expected-tenure = une ancienneté d’au moins 0
metrics-expected-resolved = resolved_at pas avant opened_at
metrics-expected-scale = des réponses { $index } de { $low } à { $high }, ou sur l’échelle indiquée dans leur ligne : { JOINED($scales) }
metrics-expected-range = { $index } de { $low } à { $high }
metrics-expected-last = les dernières réponses sur leurs échelles : { JOINED($ranges) }
metrics-line-warning = attention : { $warning }
metrics-line-intervals = Les intervalles à 95 % sont entre parenthèses ; n est le nombre de lignes ou de clients derrière un chiffre.
metrics-line-trend = { "  " }tendance par période ({ $period }){ $group ->
        [none] { "" }
       *[other] { " " }pour { $group }
    } : { $contrast }
metrics-line-comparison = { "  " }{ $comparison }{ $group ->
        [none] { "" }
       *[other] { " " }pour { $group }
    } : { $contrast }
metrics-line-uncompared = Non comparés, étant des totaux ou des totaux par client : { JOINED($keys) }
metrics-line-missing = Non mesurés :
metrics-line-reason = { "  " }{ $reason } : { JOINED($keys) }
metrics-line-guard =
    { $groups ->
        [one] { "  " }attention : { $warning }
       *[other] { "  " }attention : { $warning } ({ $times } groupes sur { $groups })
    }
metrics-difference = { $a } moins { $b }
metrics-difference-published = moins { $value } ({ $source }, { $published })
metrics-all = tous
metrics-line-period = par période ({ $period })
metrics-line-value = { "  " }{ $place }{ $padding }{ "  " }{ $estimate }
metrics-line-nonresponse = { "  " }{ $padding }{ "    " }{ JOINED($notes, between: " ; ") }
metrics-estimate-unknown = { $note }
metrics-estimate =
    { $value } { $unit }{ $ends ->
        [none] { "" }
        [low] { " " }({ $low } ou plus)
       *[both] { " " }({ $low } à { $high })
    }, n = { $n }{ $note ->
        [none] { "" }
       *[other] { " " }; { $note }
    }
metrics-contrast =
    { $value } { $unit } ({ $low } à { $high }), p = { SIGNIFICANT($p, digits: 2) }{ $note ->
        [none] { "" }
       *[other] { " " }; { $note }
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
## report: numbers

# numbers

report-draws =
    { $count ->
        [one] { $count } tirage
       *[other] { $count } tirages
    }
report-chance-none = aucun sur { $draws }
report-chance-all = tous les { $draws }
report-chance-only = l’unique tirage
report-payback-in = est amorti en { $months }
report-payback-at-once = est amorti d’emblée
report-payback-never = n’est pas amorti sur l’horizon étudié

# names of quantities

report-on-churn = effet sur les départs ({ $what })
report-of-model = { $part } du modèle « { $model } »
report-in-model = effet de { $part } dans le modèle « { $model } »
report-overall-level = niveau général
report-stated-tail = risque supposé au-delà
report-programme-cost = coût du programme ({ $part }) : { $name }
report-programme-effect = effet du programme sur : { $target }
report-of-effect = { $part } de l’effet du programme sur : { $target }
report-field-of = { $field } ({ $rest })
report-in-segment = { $what }, segment « { $segment } »

## report: what frames a report: its title

# the page

report-title = { $plan } : { $programme }
report-subtitle = Étude de rentabilité simulée, { $months } à partir de { $start }, en { $currency }
report-colophon = Produit par cxsim ; cette page ne charge rien et n’appelle nulle part.
report-contents = Sommaire
report-the-decision = La décision
report-skip = Aller au rapport
report-page-of = Page { $page } sur { $pages }

# limits and reproduction

report-limits-title = Limites et remarques
report-limit-random-numbers = Les deux scénarios partagent leurs nombres aléatoires et sont moyennés sur { $replications } répétitions ; l’erreur qui reste fait partie de l’erreur de Monte-Carlo.
report-limit-closed = Ce que le plan ne dit pas n’a pas lieu : aucun concurrent ne réagit, aucun prix ne change, aucun autre programme ne court.
report-reproduce-title = Comment le reproduire
report-again-run = cxsim runs verify { $run }
report-again = cxsim runs verify, suivie du dossier de l’étude,
report-reproduce-text = La commande { $again } estime de nouveau le modèle et simule de nouveau à partir de l’estimation gardée ; la simulation doit être égale au dernier bit près.
report-made-from-table = De quoi cette étude est faite
report-made-from-columns = Quoi|Valeur
report-fact-table = table
report-fact-table-hash = empreinte de la table (SHA-256)

# the picture

report-picture-bands = { $draws } tirages : pâle 90 %, foncé 50 %, trait médiane
report-picture-cash = flux net cumulé, { $currency }
report-picture-more = { $count } clients de plus au bout de { $months }
report-picture-fewer = { $count } clients de moins au bout de { $months }
report-picture-axis = clients actifs, avec moins sans le programme
report-picture-base = cas central
report-picture-synthetic = données synthétiques ; { $made }

## report: what a programme is worth

# the decision

report-no-money = Sous ces hypothèses, { $name } ne change rien à l’argent : sa valeur actuelle nette est de { $zero }.
report-decision = Sous ces hypothèses, { $name } { $verdict } : sur { $horizon }, le programme { $worth } ({ $spread }) ; il { $payback }, et { $losing }.
report-loss-chance = le risque de perte est de { $chance }
report-loss-counted = tirages perdants : { $chance }
report-pays-all = rapporte dans chaque tirage
report-loses-all = perd dans chaque tirage
report-all-draws = les { $draws } se situent tous entre { $low } et { $high }
report-single-draw = un seul tirage, donc aucun intervalle n’est connu
report-pays = rapporte dans presque tous les cas
report-never-pays = perd dans presque tous les cas
report-likely-pays = a plus de chances de rapporter que de perdre
report-likely-loses = a plus de chances de perdre que de rapporter
report-is-worth = vaut { $amount }
report-loses = perd { $amount }
report-npv = Valeur actuelle nette
report-npv-axis = valeur actuelle nette, { $currency }
report-ninety = 90 % des cas : { $between }
report-chance-to-lose = Risque de perte
report-loss-note = tirages dont la valeur actuelle nette est négative
report-payback = Délai de récupération
report-payback-note = { $chance } tirages sont amortis en { $months }
report-payback-counted = amortis en { $months } : { $chance }
report-not-within = pas en { $months }
report-money-needed = Argent à avancer
report-money-needed-note = point le plus bas du flux cumulé médian
report-customers-kept = Clients conservés
report-customers-kept-note = départs en moins en { $months }, cas central ; { $won } gagnés
report-customers-more = Clients de plus
report-customers-more-note = au bout de { $months }, cas central
report-roi = Retour sur investissement
report-roi-note = { $spread }, actualisé
report-nothing-spent = rien n’est dépensé
report-decision-title = Ce que cela vaut, et avec quelle certitude
report-npv-title = { $losing } ; { $spread }
report-npv-losing = { $chance } tirages perdent de l’argent
report-npv-losing-counted = tirages perdants : { $chance }
report-npv-ninety = neuf sur dix se situent entre { $low } et { $high }
report-npv-alt-few = Histogramme de la valeur actuelle nette, { $draws } : le plus bas { $p5 }, médiane { $p50 }, le plus haut { $p95 }.
report-npv-alt = Histogramme de la valeur actuelle nette sur { $draws } tirages : 5e centile { $p5 }, médiane { $p50 }, 95e centile { $p95 }.
report-centre-alike = Cas central { $base }, médiane des tirages { $median }, moyenne { $mean } : { $at }, et l’écart ne dépasse pas le hasard.
report-centre-apart = Cas central { $base }, médiane des tirages { $median }, moyenne { $mean } : { $at } ; les tirages sont ailleurs parce qu’un côté d’un intervalle déplace la VAN plus que l’autre{ $most }.
report-centre-medians = dans le cas central, chaque hypothèse est à la médiane de sa loi
report-centre-modes = dans le cas central, chaque hypothèse est à la médiane de sa loi, seul { $names } au mode
report-centre-most = , surtout { $name } (VAN { $low } à son P5, { $middle } à sa valeur, { $high } à son P95)
report-npv-note = Chaque tirage prend chaque hypothèse incertaine à une valeur de son intervalle et simule chaque client avec et sans le programme. Moyenne { $mean }, erreur type de Monte-Carlo { $error } ; cas central (chaque hypothèse à sa valeur centrale) { $base }.
report-cash-title = Dans le cas médian, le programme { $payback }{ $need }
report-cash-need = , après un besoin de { $amount } au plus bas
report-cash-alt = Flux de trésorerie net cumulé par mois, du 5e au 95e centile ; à la fin, la médiane est de { $median }, l’intervalle de { $between }.
report-cash-axis = flux net cumulé, { $currency }, non actualisé
report-cash-note = Pâle : 90 % des tirages ; foncé : 50 % ; trait : médiane. Programme moins statu quo, à la fin de chaque mois.
report-cash-note-few = Pâle : du tirage le plus bas au plus haut ; trait : médiane. Programme moins statu quo, à la fin de chaque mois.
report-others = { $count } autres
report-nothing-stands-out = Aucune hypothèse ne se détache : parmi celles qui ont varié, aucune ne déplace le résultat plus que le hasard.
report-drives-most = Ce qui pèse le plus : { $label }
report-drives-sentence = { $label } : dans le cinquième des tirages où cette hypothèse est la plus basse, la valeur actuelle nette est en moyenne de { $low } ; dans le cinquième où elle est la plus haute, de { $high }.
report-drives-alt = Barres classant les hypothèses selon leur effet sur la valeur actuelle nette : { $bars }.
report-drives-bar = { $label } { $low } au plus bas, { $high } au plus haut
report-drives-note = Valeur actuelle nette moyenne sur le cinquième des tirages où l’hypothèse est la plus basse, puis la plus haute ; classement par corrélation de rang.
report-tornado-note = Chaque hypothèse seule aux bornes de son intervalle à 90 %, les autres à leur valeur centrale, avec les mêmes nombres aléatoires.
report-not-from-chance = Sur { $draws } tirages, rien ne distingue du hasard : { $rest }.
report-low-end = hypothèse basse
report-high-end = hypothèse haute
report-draws-axis = part des tirages
report-tornado-by-chance = Pas plus larges que ce que le hasard seul fait d’une barre (95 %), si bien que ni leur côté ni leur rang ne dit rien : { $rest }.
report-sobol-table = De quelles hypothèses vient la dispersion du résultat
report-sobol-columns = Hypothèse|Seule|Intervalle à 95 %|En tout|Intervalle à 95 %
report-shapley-columns = Hypothèse|Part|Intervalle à 95 %
report-shapley-note = Certaines de ces hypothèses varient ensemble, comme énoncé ou comme estimé : chacune reçoit sa juste part (Shapley), et toutes font 100 %.
report-precision-table = Précision de la simulation : ce que changerait une autre clé
report-precision-columns = Grandeur|Valeur|Erreur type de Monte-Carlo
report-parts-table = Hasard individuel, bons et mauvais mois, hypothèses : les parts de la dispersion
report-parts-columns = Source|Part de la variance|De quoi il s’agit
report-individual = hasard individuel
report-calendar = bons et mauvais mois
report-assumptions-part = ce qu’on ne sait pas
report-precise-enough = Assez précis : après { $draws } tirages, l’erreur type de la valeur actuelle nette moyenne est de { $error } ; { $allowed } au plus était demandé.
report-not-precise-enough = Pas assez précis : après { $draws } tirages, l’erreur type de la valeur actuelle nette moyenne est de { $error } ; { $allowed } au plus était demandé. Davantage de tirages la réduisent.

# the decision on one page

report-what-could-go-wrong = Ce qui pourrait mal tourner
report-measure-next = Ce qu’il faut mesurer ensuite
report-what-it-rests-on = Sur quoi cela repose
report-one-downside = Cas défavorable : { $amount }, avec { $sets }.
report-set-to = { $name } à { $value }
report-one-switch = Le programme ne vaut plus rien dès que { $name } vaut { $value } au lieu de { $central }.
report-one-warning = Plausibilité – { $name } : { $found } ; attendu : { $expected } ({ $source }).
report-one-grades = { $measured } nombres sur { $all } sont mesurés, testés ou estimés ; { $weak } sont des références, des devis ou des avis.
report-one-rank = À éclaircir d’abord : { $name }. C’est ce qui déplace le plus le résultat parmi tout ce qui a varié.
report-one-none = Aucune hypothèse ne se détache parmi celles qui ont varié.

# what could go wrong

report-cases-table = Cas nommés : des hypothèses à d’autres valeurs, avec les mêmes nombres aléatoires
report-cases-columns = Cas|Valeur actuelle nette|Retour sur investissement|Délai de récupération|Hypothèses qui diffèrent du cas central
report-case-base = central
report-case-downside = défavorable
report-case-upside = favorable
report-none-differ = aucune
report-rule = Le programme perd là où { $where } : { $loss } des tirages y perdent, et { $caught } de toutes les pertes s’y trouvent.
report-rule-below = { $name } est inférieur à { $value }
report-rule-above = { $name } est supérieur à { $value }
report-rules-intro = Les tirages où le programme perd :
report-switch-table = Valeurs de bascule : là où la valeur actuelle nette s’annule
report-switch-columns = Hypothèse|Valeur centrale|Intervalle à 90 %|Valeur de bascule|Comment trouvée
report-switch-none = aucune à proximité
report-audit-table = Contrôle de plausibilité : alertes
report-audit-columns = Contrôle|Constaté|Attendu|Source
report-audit-clean = Contrôle de plausibilité : { $count } contrôles au regard de valeurs publiées et du dossier lui-même ; aucun n’alerte.
report-audit-sum = Contrôle de plausibilité : { $warnings } contrôles sur { $count } alertent.

# what to measure next

report-evpi = Tout savoir avant de décider vaudrait { $amount } (erreur type { $error }).
report-evppi-table = Ce que vaudrait de connaître une hypothèse exactement avant de décider
report-abtest-title = Expérience : { $name }
report-abtest-unread = Planifiée : il n’y a pas encore de données, donc rien n’est lu.
report-abtest-plan = { LIST($arms) }, affectation par { $unit ->
        [cluster] groupe de clients
        [switchback] période pour tous les clients
       *[other] client
    } à partir du { DATE($begins) } ; les résultats comptent pendant { $after } après l’affectation.
report-abtest-plan-table = Le plan face à ce qui a eu lieu
report-abtest-plan-columns = Quoi|Prévu|Réalisé
report-abtest-units = Unités, tous bras réunis
report-abtest-share = Part de { $arm }
report-abtest-weeks = Semaines jusqu’au dernier résultat
report-abtest-looks = Lectures
report-abtest-power-row = Puissance pour le plus petit changement qui compte
report-abtest-checks = Ce qui a été vérifié d’abord
report-abtest-parts = Répartition par strate et par jour d’affectation : conforme au plan dans { $parts ->
        [one] la seule partie
       *[other] les { $parts } parties
    }
report-abtest-shrunk = resserré vers l’a priori : { SIGNIFICANT($mean, digits: 3) }, et meilleur avec une probabilité de { CHANCE($share) }
report-abtest-forest = Effets rapportés au témoin
report-abtest-forest-x = variation par rapport au témoin
report-abtest-forest-item = { $label } { PERCENT($estimate, digits: 1) } (de { PERCENT($low, digits: 1) } à { PERCENT($high, digits: 1) })
report-abtest-forest-alt = Effets et leurs intervalles : { $effects }.
report-abtest-forest-note = Traits : intervalles à { PERCENT($share) }. Les effets sur des valeurs trop proches de 0 pour servir de diviseur ne sont que dans le tableau.
report-abtest-label = { $name } ({ $role ->
        [primary] principal
        [guardrail] garde-fou
        [secondary] secondaire
       *[exploratory] exploratoire
    }){ $arm ->
        [none] { "" }
       *[other] , { $arm }
    }
report-abtest-effects = Effets selon l’affectation (en intention de traiter) ; parts en points de pourcentage, durées de vie en jours
report-abtest-effects-columns = Critère|Témoin|Traité|Effet (intervalle)|Relatif|{ $currency } par client et par an|Signification
report-abtest-money-note = Argent : comme si chaque période de { $days } rapportait autant ; pour une durée de vie, jusqu’à son horizon.
report-abtest-note = { $name } : { $note }
report-abtest-survival = { CAPITAL($name) } : { FIXED($treated, digits: 2) } jours en { $tau } contre { FIXED($control, digits: 2) }, soit { FIXED($difference, digits: 2) } d’écart
report-abtest-survival-alt = Part des clients encore là selon les jours depuis l’affectation, dans les deux bras ; durée de vie moyenne en { $tau } : témoin { FIXED($control, digits: 2) } jours, traité { FIXED($treated, digits: 2) }.
report-abtest-survival-note = En plein : l’écart des durées de vie moyennes jusqu’à l’horizon (pointillé). En tirets : le témoin.
report-abtest-days = jours depuis l’affectation
report-abtest-size = Ce que demande l’expérience, par critère
report-abtest-size-columns = Critère|Aujourd’hui|Changement à trouver|Unités|Semaines|Puissance en un an|Puissance selon l’a priori
report-abtest-hazard = risque réduit de { PERCENT($share) }
report-abtest-power-title = Puissance si le recrutement s’arrête à telle semaine
report-abtest-power = puissance
report-abtest-week = semaines de recrutement
report-abtest-power-item = { $label } { PERCENT($power) } après { $week ->
        [one] { $week } semaine
       *[other] { $week } semaines
    }
report-abtest-power-alt = Puissance par semaine de recrutement : { $ends }.
report-abtest-designs = Ce que chaque plan d’expérience aurait dit d’un déploiement dont le vrai effet est de { SIGNIFICANT($truth, digits: 3) }
report-abtest-designs-alt = Plans d’expérience selon le biais et la dispersion de leurs lectures dans le jumeau : { $designs }.
report-abtest-designs-table = Plans d’expérience dans le jumeau, { $arm } ; le vrai effet d’un déploiement est de { SIGNIFICANT($truth, digits: 3) }
report-abtest-designs-columns = Plan|Lecture moyenne|Biais|Dispersion|EQM (racine)|Puissance|Fausses alertes|Couverture
report-abtest-result-differs = Le résultat conservé { $file }, que reprennent les leviers, n’est pas ce que montrent les données à présent ({ LIST($names) }) : refaites l’analyse
report-abtest-result-lost = Le résultat conservé { $file } est illisible : refaites l’analyse
report-abtest-refused = Non simulé :
report-abtest-refused-design = { $design } : { $reason }
report-abtest-brought = Ceux que les clients amènent à partir du premier jour comptent avec eux.
report-abtest-bias = biais de la lecture
report-abtest-spread = dispersion de la lecture
report-abtest-open = Ce qui n’a pas été regardé
report-abtest-hash = Empreinte du plan, qui ne contient aucune donnée : { $hash }
report-evppi-columns = Hypothèse|Valeur|Erreur type
report-tests-table = Tests prévus par l’étude, chacun à sa meilleure taille
report-tests-columns = Test|Sur|Observations|Semaines|Coût|Coût du retard|Valeur de la réponse|Erreur type|Gain total|Erreur type
report-none-clear = Aucune hypothèse ne vaut plus à connaître que l’erreur de Monte-Carlo de cette valeur : faites davantage de tirages pour en trouver une.
report-no-test-pays = Aucune hypothèse ne mérite d’être payée pour être connue : quoi qu’on apprenne, la décision resterait la même.

# options

report-options-title = Les options côte à côte
report-effects-title = D’où viennent les bénéfices
report-options-intro = Chaque option simule les mêmes clients avec les mêmes nombres aléatoires ; ce que plusieurs rapportent ensemble est simulé, jamais additionné.
report-options-table = Valeur actuelle nette de chaque option
report-options-columns-few = Option|Valeur actuelle nette|Du plus bas au plus haut tirage|Risque de perte|Somme des parties|Recouvrement
report-options-columns = Option|Valeur actuelle nette|90 % des cas|Risque de perte|Somme des parties|Recouvrement
report-options-best = La valeur actuelle nette moyenne la plus haute : { $name }.
report-options-nothing = Aucune option n’a une valeur actuelle nette moyenne positive : mieux vaut ne rien faire.
report-split-table = Quel effet rapporte quoi, en valeur actuelle
report-split-columns = Effet|Part de Shapley|Seul|En dernier
report-split-total = Bénéfices
report-split-note = Seul : cet effet uniquement. En dernier : ce qu’il ajoute quand tous les autres ont eu lieu. Bénéfices moins la somme des effets seuls, leur recouvrement : { $overlap }.
report-effect-retention = fidélité
report-effect-referral = recommandation
report-effect-cost-to-serve = coût de service
report-effect-expansion = développement
report-effect-acquisition = acquisition
report-bridge-title = De « { $first } » à « { $second } » : { $difference }
report-bridge-alt = Passage de { $first } ({ $start }) à { $second } ({ $end }) : { $bars }.
report-bridge-start = départ
report-bridge-end = arrivée

## report: who the customers are

# customers

report-customers-title = Qui sont les clients
report-customers-text = { $table } compte { $rows } clients : { $active } actifs et { $gone } partis ({ $share }) ; la plus longue ancienneté est de { $tenure } mois. Le jumeau part des clients actifs, chacun dans l’état que donne sa ligne.
report-stated-text = Aucune table de clients n’a été lue : rien n’a été mesuré et rien n’a été estimé. { $customers } clients sont tirés de { $count } segments, et la vitesse à laquelle ils partent est déclarée, sur les preuves ci-dessous. Une table de clients la remplacerait par une estimation.
report-stated-table = Segments, avec le risque de départ tel que déclaré
report-stated-columns = Segment|Clients|Ancienneté moyenne, mois|Abonnement moyen, { $currency } par mois|Risque de départ|Qualité|Source
report-stated-constant = { $rate } par mois
report-stated-weibull = Weibull : échelle { $scale } mois, forme { $shape }
report-indices-table = Indices mesurés sur la table
report-indices-columns = Indice|Valeur|Intervalle à 95 %|Réponses|Comment le lire
report-how-read = Comment le fichier a été lu : { $how }.
report-scenarios-title = Sans et avec le programme
report-scenarios-intro = Chaque client est simulé deux fois avec les mêmes nombres aléatoires : sans le programme et avec lui. Cas central, moyenne des répétitions.
report-more-customers = { $count } clients de plus à la fin
report-fewer-customers = { $count } clients de moins à la fin
report-as-many-customers = Autant de clients à la fin que sans le programme
report-active-axis = clients actifs en fin de mois
report-more-contacts = { $share } de contacts en plus sur l’horizon
report-fewer-contacts = { $share } de contacts en moins sur l’horizon
report-as-many-contacts = Autant de contacts que sans le programme
report-contacts-axis = contacts par mois
report-satisfaction-higher =
    La satisfaction réelle finit { FIXED($points, digits: 1) } { $points ->
        [one] point
       *[other] points
    } sur 100 plus haut
report-satisfaction-lower =
    La satisfaction réelle finit { FIXED($points, digits: 1) } { $points ->
        [one] point
       *[other] points
    } sur 100 plus bas
report-satisfaction-same = La satisfaction reste ce qu’elle est
report-satisfaction-axis = satisfaction moyenne des clients actifs, 0-100
report-scenarios-alt = { $unit }, { $months } : sans le programme de { $first } à { $without }, avec lui à { $with_ }.
report-without-programme = sans programme
report-with-programme = avec programme
report-leave = { $with_ } clients partent avec le programme, { $without } sans.
report-won = { $with_ } clients sont gagnés avec le programme, { $without } sans.
report-referred = { $with_ } clients viennent par recommandation avec le programme, { $without } sans.
report-fates-table = Ce que devient chaque client, une répétition du cas central
report-segments-table = Par segment, une répétition du cas central
report-fates-columns = Sort|Clients|Valeur, { $currency }|Valeur par client
report-segments-columns = Segment|Clients|Sauvés|Perdus|Valeur, { $currency }|Valeur par client
report-fates-note = Non actualisé, coûts du programme répartis ; la somme des clients est le total du programme au centime près. La durée de présence est comparée à partir de l’arrivée de chaque client.
report-all-customers = Tous
report-fate-saved = sauvé : ne part que sans le programme
report-fate-lost = perdu : ne part qu’avec le programme
report-fate-longer = part plus tard avec le programme
report-fate-shorter = part plus tôt avec le programme
report-fate-gained = ne vient qu’avec le programme
report-fate-forgone = ne vient que sans le programme
report-fate-earlier = reste aussi longtemps, vient plus tôt avec le programme
report-fate-later = reste aussi longtemps, vient plus tard avec le programme
report-fate-served = reste aussi longtemps, coûte ou paie autrement
report-fate-same = rien ne change

## report: what a churn model says

# churn model

report-model-title = Ce que dit le modèle de départs, et jusqu’où s’y fier
report-model-summary = { $method }, estimé sur { $rows } clients dont { $events } sont partis ({ $each } par coefficient). { $sentence }
report-ratios-table = Rapports de risque : au-dessus de 1, on part plus tôt ; au-dessous, on reste plus longtemps
report-ratios-columns = Variable|Rapport de risque|Intervalle à 95 %|Pour|Sens net
report-question-nps = Un NPS plus élevé signifie-t-il moins de départs ici ?
report-question-csat = Un CSAT plus élevé signifie-t-il moins de départs ici ?
report-question-ces = Moins d’effort pour les clients signifie-t-il moins de départs ici ?
report-question-yes = { $question } Oui, par association : un point de plus va avec un risque de départ inférieur de { $size } ({ $interval }), les autres variables étant égales.
report-question-against = { $question } Plutôt l’inverse : un point de plus va avec un risque de départ supérieur de { $size } ({ $interval }), les autres variables étant égales.
report-question-open = { $question } Les données ne permettent pas de répondre : un point de plus va avec un rapport de risque de { $ratio } ({ $interval }).
report-question-settled = Pour l’expliquer autrement, une cause que personne n’a mesurée devrait aller avec les deux, par un rapport de risque de { $strength } pour chaque point (E-value ; { $nearer } à la borne de l’intervalle la plus proche d’un effet nul). Une expérience qui relève le score d’un point pour la moitié des clients demanderait { $events } départs pour trancher (puissance de 80 %).
report-ratio-higher = { $step } de plus
report-ratio-lower = { $step } de moins
report-ratio-against = contre { $reference }
report-yes = oui
report-no = non
report-no-holdout = Aucun client n’a été mis de côté : rien ne montre comment le modèle prévoit ceux qu’il n’a pas vus.
report-rivals-table = Face à des rivaux naïfs, sur les clients mis de côté
report-rivals-columns = Modèle|Concordance
report-calibration-title = Au mois { $month }, départs attendus et observés diffèrent{ $error }
report-calibration-error = { " " }de { $points } en moyenne
report-calibration-group = groupe { $group } : attendu { $expected }, observé { $observed }
report-calibration-alt = Départs attendus et observés au mois { $month } par groupes de même risque : { $groups }.
report-calibration-note = { $sentence } Barres : intervalle à 95 % ; sur la ligne pointillée, ce qui était attendu est arrivé.
report-calibration-x = départs attendus au mois { $month }
report-calibration-y = départs observés
report-proportional = Risques proportionnels : aucun signe qu’un rapport de risque change avec l’ancienneté.
report-not-proportional = Risques proportionnels : le contrôle trouve des rapports de risque qui changent avec l’ancienneté.
report-survival-half = La moitié des clients sont partis au mois { $month }
report-survival-share = { $share } sont encore là après { $months }
report-survival-alt = Estimation de Kaplan-Meier de la part des clients encore présents selon l’ancienneté : { $share } au mois { $month }, le dernier observé ; au-delà, le risque supposé.
report-survival-note = Trait et bande : estimation de Kaplan-Meier et son intervalle à 95 %. Pointillé : le risque supposé au-delà, pour un client de risque moyen.
report-survival-x = ancienneté, mois
report-survival-y = part des clients encore présents
report-tail = { $tail } Son effet : sur 100 clients de risque moyen qui passent le mois { $month }, { $count } sont encore là un an plus tard.

## report: cash flows

# money

report-money-title = L’argent, mois par mois
report-money-text = Programme moins statu quo, en { $currency }, { $prices }, { $tax }, chaque hypothèse à sa valeur centrale. Actualisé à { $rate } par an (taux annuel effectif{ $real }) : ce qui court sur un mois { $when } de celui-ci, les paiements datés au premier jour de leur mois.
report-nominal = en valeurs courantes
report-real = en monnaie d’aujourd’hui
report-before-tax = avant impôt
report-after-tax = après impôt
report-rate-converted = , le taux donné étant ramené aux prix du plan
report-the-middle = au milieu
report-the-end = à la fin
report-worth-table = Ce que vaut le cas central
report-worth-columns = Mesure|Valeur|Base
report-pv-benefits = Valeur actuelle des bénéfices
report-pv-costs = Valeur actuelle des coûts du programme
report-benefits-minus-costs = bénéfices moins coûts
report-irr = Taux de rendement interne, par an
report-not-stated = non indiqué
report-mirr = Taux de rendement interne modifié, par an
report-at-discount-rate = financement et réinvestissement au taux d’actualisation
report-payback-basis = non actualisé, linéaire dans le mois
report-payback-discounted = Délai de récupération actualisé
report-linear = linéaire dans le mois
report-not-within-horizon = pas sur l’horizon étudié
report-peak-funding = Besoin maximal de financement
report-peak-funding-basis = point le plus bas du flux cumulé, non actualisé, au mois { $month }
report-expected-loss = Perte attendue
report-expected-loss-basis = moyenne sur les tirages de ce qui est perdu, zéro quand rien ne l’est
report-hard-npv = Valeur actuelle nette, économies fermes seules
report-hard-npv-basis = sans les lignes qu’aucun budget ne montrera ; celles-ci ajoutent { $soft }
report-equity-before = Capital client sans le programme
report-equity-after = Capital client avec le programme
report-equity-basis = valeur actuelle sur l’horizon, { $each } par client, hors coûts du programme
report-steps-table = Des bénéfices bruts à la valeur actuelle nette
report-steps-columns = Étape|Montant
report-by-year = Flux de trésorerie différentiel par an, { $currency }
report-by-month = Flux de trésorerie différentiel par mois, { $currency }
report-line = Ligne
report-year-months = Mois { $first }-{ $last }
report-total = Total
report-net-flow = Flux net
report-month-column = Mois
report-programme-costs = Coûts du programme
report-cumulative = Cumul
report-programme-line = Programme : { $name }

# Total Economic Impact table

report-tei-title = Tableau des flux, corrigé du risque, { $currency }
report-tei-columns = Rang|De|Quoi|Départ
report-tei-year = Année { $year }
report-tei-present = Valeur actuelle
report-tei-with = { $line }, avec le programme
report-tei-without = { $line }, sans lui
report-tei-subtotal = { $line } : { $what }
report-tei-adjustment = Correction du risque
report-tei-adjusted = { $line }, corrigé du risque
report-tei-benefits = Total des bénéfices, corrigé du risque
report-tei-costs = Total des coûts, corrigé du risque
report-tei-net = Bénéfices nets
report-tei-cumulative = Bénéfices nets cumulés
report-tei-note = Départ : paiements du premier jour. Chaque ligne est ramenée à sa moyenne sur les tirages quand celle-ci est plus mauvaise que le cas central : les bénéfices ne font que baisser, les coûts que monter. Les valeurs actuelles sont calculées mois par mois, comme partout ici.

# assumptions

report-assumptions-title = Ce qui est supposé
report-assumptions-text = { $count } nombres sont derrière le résultat ; { $varied } ont varié dans leur intervalle à 90 %, les autres sont tenus pour certains. Du mieux au moins bien connu : mesuré, testé, estimé, devis, référence, avis.
report-no-source = { $count } d’entre eux n’indiquent aucune source.
report-register-table = Registre des hypothèses
report-register-columns = Hypothèse|Valeur|Intervalle à 90 %|Unité|Niveau de preuve|Source|Sert à
report-ledger-table = Registre des hypothèses
report-ledger-columns = Hypothèse|Valeur|Intervalle à 90 %|Unité|Niveau de preuve|Source|Responsable|Date|Amplitude du résultat
report-grades-table = Quelle part du rendement repose sur quel niveau de preuve
report-grades-columns = Niveau de preuve|Nombres|Incertains|Part des amplitudes|Valeur actuelle nette, ceux-ci à leur borne défavorable|Rendement, de même
report-planned-table = Pour le bilan : ce qui est prévu, tous les douze mois
report-planned-columns = Mois|Grandeur|Prévu|Intervalle à 90 %
report-used-plan = plan
report-used-programme = programme
report-used-money = argent
report-used-model = modèle estimé

## report: a plan shown before it is run: the picture of its journeys

# the picture

report-journeys = { $plan } : parcours
report-goes-through = { $plan } : ce que vivent les clients
report-outcome-success = réussite
report-outcome-failure = échec
report-outcome-abandonment = abandon
report-outcome-asked = réponse à une enquête
report-then-end = , fin
report-also-starts = , démarre { $journey }
report-interval-of = { " " }({ $low } à { $high })
report-by-satisfaction = { " " }à { $share } selon la satisfaction
report-gives-up = , et qui se lasse d’attendre
report-starts-rate = démarre { $rate } fois par mois pour chaque client{ $differs }
report-starts-when = , selon l’heure : { $hours }
report-starts-differing = , inégalement selon les clients (variation { $variation })
report-starts-every = démarre tous les { $count } mois d’ancienneté
report-starts-after = démarre sur { $outcome } de { $touch }
report-starts-answer = démarre sur une réponse inférieure à { $below } à l’enquête { $survey }
report-starts-won = démarre quand un client est gagné
report-starts-leaving = démarre quand un client décide de partir
report-starts-purchase = démarre à chaque achat
report-starts-purchases = démarre à { $share } des achats
report-starts-bill = démarre à chaque facture
report-starts-bills = démarre avec { $share } des factures
report-starts-dates = démarre aux dates { $dates } pour { $share } des clients{ $segment ->
        [everybody] {""}
       *[other] {" "}du segment { $segment }
    }
report-starts-below = démarre quand { $level ->
        [satisfaction] la satisfaction
       *[other] l’effort
    } descend à { $threshold }
report-starts-above = démarre quand { $level ->
        [satisfaction] la satisfaction
       *[other] l’effort
    } monte à { $threshold }
report-survey-every = { $survey } ({ $index }, tous les { $count } mois)
report-survey-after = { $survey } ({ $index }, après { $touch })
report-served-by = servi par l’équipe { $pool }
report-opens-case = ouvre un dossier : { $case }
report-resolves-case = résout un dossier : { $case }
report-in-python = décidé en Python : { $name }
report-offer-kind = offre ({ $kind })
report-pools-band = équipes
report-pools-are = agents qui servent les contacts qui les nomment
report-pool-agents =
    { $count ->
        [one] { $agents } agent, { $hours }
       *[other] { $agents } agents, { $hours }
    }
report-pool-per = une file par { $column }, les agents répartis comme les clients
report-pool-service = service { $time }
report-pool-patience = patience { $time }
report-pool-called-back = qui appelle hors de ces heures est rappelé, avant les nouveaux appels à partir de { $time }
report-pool-helped = aidée par { $pools }
report-pool-cost = { $amount } { $currency } par mois et par agent
report-on-average = { $time } en moyenne
report-average-within = { $time } en moyenne, 95 % en moins de { $most }
report-length-years = ans
report-length-months = mois
report-length-d = j
report-length-h = h
report-length-min = min
report-length-s = s

# the list

report-plan-counts = { $plan } : { $journeys } parcours, { $quantities } grandeurs qu’un levier peut nommer
report-plan-columns = grandeur|valeur|intervalle à 90 %|unité|preuve|source
report-wrote = écrit : { $file }

## report: the page on drivers: what goes with the scores

report-drivers-title = { $place } : ce qui fait bouger les départs et les notes
report-drivers-of = Ce qui fait bouger : { $indices }
report-synthetic-label = Ces données sont synthétiques : elles ne décrivent aucune entreprise ni aucune personne réelle.
report-index-nps = NPS
report-index-csat = CSAT
report-index-ces = score d’effort CES
report-asks-ces = Une baisse du score d’effort est-elle alarmante ?

# key figures

report-more-leavers = Départs de plus sur 1{ "\u202F" }000 en un an si la note baissait d’un point ({ $index })
report-more-leavers-note = { $between } ; risque de départ × { $ratio }
report-trial-size = Clients qu’il faudrait à une expérience
report-trial-size-note = suivis un an, la note de la moitié d’entre eux relevée d’un point ({ $index })

# a score and churn

report-leaves-by = Qui part dans l’année, selon la note ({ $index })
report-leaves-alt = Part des départs dans l’année : { $bands }.
report-leaves-note = Chaque tranche représente tour à tour tous les clients d’aujourd’hui, à variables et autres notes égales. Intervalles à 95 %.
report-leaves-axis = partent dans l’année, toutes choses égales par ailleurs
report-score-ratios = Rapports de risque (régression de Cox)
report-score-ratio-columns = Différence|Rapport|Intervalle à 95 %
report-score-alone = un point de plus, la note seule
report-score-equal = un point de plus, toutes choses égales par ailleurs
report-score-contrast = tranche la plus basse contre la plus haute, toutes choses égales par ailleurs
report-score-rows = { $left } départs dans { $rows } lignes.
report-line-holds = { " " }Une droite en la note tient (p = { $p }).
report-line-refuted = { " " }Une droite en la note est réfutée (p = { $p }).
report-trials-table = Ce qu’il faudrait à une expérience (deux bras égaux, puissance 80 %, 5 % bilatéral ; Schoenfeld 1983)
report-trials-columns = Points gagnés dans un bras|Rapport de risque|Départs nécessaires|Clients, suivis un an|Semaines avec tous les clients actuels
report-trials-note = Si l’association était l’effet. Un gain plus petit, ou un effet en partie seulement causal, demande davantage.
report-more-than = plus de { $count }

# what goes with a score

report-moves-with = Ce qui bouge avec la note ({ $index })
report-shares-title = Ce qui va de pair avec la note ({ $index })
report-shares-note = Les points creux sont ceux que rien ne distingue du hasard : leur part est ce que donne le bruit seul. Intervalles (95 %) par client.
report-shares-axis = part de ce qui est expliqué
report-bends-at = { $driver } fait un coude à { $knot } (p = { $p }) : une pente en dessous, une autre au-dessus.
report-no-bend = Aucun nombre ne montre de coude : les droites tiennent (tests de Wald, tous ensemble à 5 %).
report-left-out = { $driver } est écarté : { $why }.
report-effects-table = Note attendue ({ $index }), toutes choses égales par ailleurs (régression à cotes proportionnelles)
report-driver-columns = Facteur|Autant de plus|Points|Intervalle à 95 %|Significatif
report-effects-note = { $answers } réponses de { $customers } clients, moyenne { $mean }.
report-not-known = inconnu

# reasons, spend, data

report-through-title = Par les notes jusqu’aux départs
report-reasons-title = Les causes que nomment les clients (NPS+)
report-reasons-table = Raisons données avec la note ({ $index })
report-reasons-columns = Raison|Réponses|Note moyenne|Dans la tranche basse|Clients actuels|Partent dans l’année|Toutes choses égales|Intervalle à 95 %|Significative
report-spend-title = Notes et dépenses
report-driver-data-title = Données et méthode
report-driver-data = { $file } (SHA-256 { $hash }…) : { $customers } clients, dont { $left } partis ; { $answers } réponses. Les contacts comptent pendant { $days } jours avant une réponse. Parts : valeurs de Shapley de la log-vraisemblance expliquée, intervalles par { $draws } rééchantillonnages de clients (graine { $seed }).

## report: the card of a comparison of churn models

report-card-title = { $study } : modèles de départs
report-recommended = Recommandé : { $reason } { $model } est : { $described }.
report-recommended-line = Recommandé : { $reason }
report-card-data = Données
report-card-rows = { $file } (SHA-256 { $hash }…) : { $rows } clients, dont { $events } sont partis ; { $left_out } (aucun de ceux qui sont partis) n’ont été observés à aucun moment et sont écartés. { $split }
report-card-notes = Colonnes : ce qui a été écarté, rempli, et comparé à quoi
report-card-models = Modèles et rivaux naïfs, sur des clients que chaque estimation avait exclus
report-ranking = Classement
report-ranking-caption = Qui part le premier : concordance et AUC valent 0,5 à pile ou face ; un score de Brier plus petit est meilleur.
report-ranking-columns = Modèle|Concordance|Uno|Brier|Brier, comme imprimé
report-auc-at = AUC { $month }
report-beats-naive = Bat les naïfs
report-naive-rival = rival naïf
report-beats = oui
report-does-not-beat = NON
report-not-fitted = non estimé : { $why }
report-level-region = Niveau
report-level-caption = Combien partent : départs attendus rapportés aux observés dans des groupes de même risque (juste à 1) ± erreur moyenne d’un groupe en points de pourcentage.
report-level-columns = Modèle|Tel qu’estimé|Risque recalé|Isotonique
report-at-month = { $what }, mois { $month }
report-level-note = Recalé et isotonique : recalages appris sur d’autres clients que ceux sur qui on les essaie.
report-card-calibration = Calibration du modèle recommandé
report-calibration-region = Calibration au mois { $month }
report-calibration-caption = Au mois { $month }, par groupes de même risque, du plus faible au plus fort
report-calibration-columns = Groupe|Clients|Attendu|Observé|Intervalle à 95 %
report-none-left = aucun départ
report-out-of-time = Hors de la période
report-out-of-time-caption = Départs dans les { $months } mois suivant des jours passés, prévus avec ce qu’on savait alors
report-out-of-time-columns = Jour|Clients|Attendu|Bande à 90 %|Venu|Concordance
report-card-proportional = Risques proportionnels
report-changing-ratios = { $count } rapports de risque qui changent avec l’ancienneté
report-card-groups = Groupes de clients
report-groups-caption = Le modèle recommandé dans chaque groupe ; les groupes trop petits pour dire quelque chose ne sont pas montrés.
report-groups-columns = Groupe|Clients|Partis|Concordance
report-expected-observed = Attendu / observé, mois { $month }
report-card-tail = Au-delà de ce qui a été observé

report-pair = { $name } : { $value }
report-months-exact = { FIXED($months, digits: 1) } mois
text-percent-of = { $percent } %

# la fiche des modèles de valeur

report-value-title = { $study } : modèles de valeur
report-value-subtitle =
    { $customers ->
        [one] { $customers } client connu au { DATE($day) }
       *[other] { $customers } clients connus au { DATE($day) }
    }
report-value-after-cut = Achats après la coupure, prévus et comptés
report-value-earlier-cuts = La même chose à des coupures antérieures
report-value-band = Une bande porte l’incertitude des paramètres, le hasard propre à chaque client et ce qui fait varier tous les clients ensemble, appris sur les semaines d’avant la coupure. Elle est élargie des erreurs que les prévisions du même modèle ont faites à quatre coupures antérieures.
report-value-holdout = Confronté à ce qui a suivi
report-value-fits = Les estimations
report-value-log = Le journal
report-value-headline = { $model } est le plus proche : { $forecast } achats attendus, { $actual } effectués ({ $error }) ; poursuivre au rythme passé en fait attendre { $naive } ({ $naive_error }).
report-value-expected = { $count } attendus
report-value-columns = Modèle|Coupure|Jusqu’au|Comptés|Attendus|Erreur|Bande à 90 %|Tenue|État
report-value-weeks = semaines
report-value-years = années
report-value-opportunities = occasions
report-value-naive = rythme constant
report-value-converged = convergé
report-value-boundary = à une limite
report-value-few-repeaters = peu de réachats
report-value-correlated = corrélés
report-value-no-fit = sans estimation
report-value-likelihood = { $model } : log-vraisemblance { $likelihood }, durées en { $unit }. { $sentence }
report-value-parameters = Paramètres
report-value-parameter-columns = Paramètre|Estimation|Erreur type

# champs d’un plan

report-field-success = réussite
report-field-abandonment = abandon
report-field-duration = durée
report-field-cost = coût
report-field-effort = effort
report-field-satisfaction = satisfaction
report-field-revenue = revenu
report-field-margin = marge
report-field-gain = gain
report-field-loss-aversion = aversion aux pertes
report-field-half-life = demi-vie
report-field-rate = fréquence
report-field-trigger = débuts
report-field-variation = variation
report-field-quality-success = qualité en cas de réussite
report-field-quality-failure = qualité en cas d’échec
report-field-effort-per-day = effort par jour
report-field-missing = valeur manquante
report-field-start = départ
report-field-threshold = seuil
report-field-conversion = conversion
report-field-delay = délai
report-field-reward = prime
report-field-referral = recommandation
report-field-acquisition = acquisition
report-field-churn = départs
report-field-cost-per-customer = coût par client
report-field-money = argent
report-field-discount-rate = taux d’actualisation
report-field-inflation = inflation
report-field-inflation-by-line = inflation par ligne
report-field-tax-rate = taux d’impôt
report-field-haircut = décote
report-field-share = part
report-field-terminal = valeur terminale
report-field-per-customer = par client
report-field-per-month = par mois
report-field-per-event = par événement
report-field-one-off = paiement unique
report-field-coverage = couverture
report-field-ramp = montée
report-field-lag = retard
report-field-on-churn = sur les départs
report-field-monthly-shocks = chocs mensuels
report-field-response-rate = taux de réponse
report-field-extremity-bias = biais des extrêmes
report-field-response-coaching = incitation à bien répondre
report-field-prospects-lost = prospects perdus
report-field-success-satisfied = réussite auprès des satisfaits
report-field-sd = écart type
report-field-every = intervalle
report-field-population = population
report-field-segments = segments
report-field-tenure = ancienneté
report-field-fee-change = variation de l’abonnement
report-field-fee-per-month = abonnement mensuel
report-field-payment = paiement
report-field-hazard = risque
report-field-mean = moyenne
report-field-scale = échelle
report-field-shape = forme

# units and grades

report-unit-share = part
report-unit-per-year = par an
report-unit-per-month = par mois
report-unit-per-day = par jour
report-unit-as-the-quantity = comme la grandeur
report-unit-per-minute = par minute
report-unit-log-hazard-per-unit = log du risque par unité
report-unit-log-rate-per-unit = log de la fréquence par unité
report-unit-parameter-of-the-law = paramètre de la loi
report-unit-log-of-a-factor-on-the-hazard = log d’un facteur sur le risque
report-unit-months = mois
report-unit-payments = paiements
report-unit-touches = contacts
report-unit-contacts = contacts
report-unit-customers = clients
report-unit-customer-months = mois-clients
report-unit-agent-months = mois-agents
report-unit-agents = agents
report-unit-minutes = minutes
report-unit-acceptances = acceptations
report-unit-cases = dossiers
report-unit-factor = facteur
report-unit-level = niveau
report-unit-level-0-1 = niveau de 0 à 1
report-unit-number = nombre
report-unit-days = jours
report-unit-per-customer = par client
report-unit-fees = abonnements
report-unit-money = { $currency }
report-unit-money-per-month = { $currency } par mois
report-unit-money-per-minute = { $currency } par minute
report-grade-measured = mesuré
report-grade-experiment = testé
report-grade-fitted = estimé
report-grade-quoted = devis
report-grade-benchmark = référence
report-grade-opinion = avis
report-grade-ungraded = avis, sans source
report-fact-seed = graine des nombres aléatoires
report-fact-study = empreinte de l’étude
report-fact-file = empreinte de { $file }

## workbook: labels

# sheets

workbook-cover = Couverture
workbook-inputs = Entrées
workbook-sources = Références
workbook-engine = Moteur
workbook-workings = Calculs
workbook-results = Résultats
workbook-sensitivity = Sensibilité
workbook-monte-carlo = Tirages
workbook-checks = Contrôles
workbook-abtest = Test { $name }
workbook-abtest-note = Les entrées sont les sommes des bras (en bleu) ; tout le reste en est calculé ici. Les dernières lignes d’un critère répètent ce que dit le rapport.
workbook-holds-abtest = des sommes des bras d’une expérience à ses effets, en formules
workbook-abtest-alpha = Taux de fausses alertes (bilatéral)
workbook-abtest-split = Taille des bras
workbook-abtest-all = Tous les bras
workbook-abtest-found = Unités affectées
workbook-abtest-planned = Part prévue
workbook-abtest-units = Unités au total
workbook-abtest-expected = Unités attendues
workbook-abtest-chi = Khi-deux
workbook-abtest-p = Valeur p
workbook-abtest-stratum = Strate : { $name }
workbook-abtest-n = Unités
workbook-abtest-column = { $column ->
        [y] résultat
        [x] dénominateur
        [y_before] résultat d’avant
        [x_before] dénominateur d’avant
        [new] sans passé
        [exposed] exposé
        [members] membres du groupe
       *[other] { $column }
    }
workbook-abtest-mean = Moyenne : { $column }
workbook-abtest-products = Somme des produits autour des moyennes : { $first } × { $second }
workbook-abtest-slope = Pente sur la covariable { $number } (CUPED)
workbook-abtest-value = Valeur, une fois ôté ce qui était connu avant
workbook-abtest-variance = Variance de la valeur
workbook-abtest-effect = Effet
workbook-abtest-relative = Par rapport au témoin
workbook-abtest-error = Erreur type
workbook-abtest-degrees = Degrés de liberté (Satterthwaite)
workbook-abtest-t = t
workbook-abtest-reach = Demi-largeur de l’intervalle
workbook-abtest-low = Intervalle, borne basse
workbook-abtest-high = Intervalle, borne haute
workbook-abtest-designs-note = Simulé dans le jumeau : des valeurs, pas des formules.
workbook-abtest-stated = Énoncé dans le rapport : effet
workbook-abtest-stated-low = Énoncé dans le rapport : borne basse
workbook-abtest-stated-high = Énoncé dans le rapport : borne haute
workbook-audit = Vérification
workbook-holds-inputs = le cas actif, les prix, les taux et les coûts du programme : les cellules bleues sont à modifier
workbook-holds-sources = chaque hypothèse avec son unité, son intervalle, sa source et son niveau de preuve
workbook-holds-engine = ce que la simulation a donné, mois par mois, cas par cas, sans et avec le programme
workbook-holds-workings = des volumes et des prix au flux de trésorerie, à la valeur actuelle et au délai de récupération
workbook-holds-results = ce que vaut le programme
workbook-holds-sensitivity = valeur actuelle nette à d’autres taux (recalculée), chaque hypothèse seule, valeurs de bascule
workbook-holds-monte-carlo = avec quelle certitude : les tirages des hypothèses incertaines, en valeurs
workbook-holds-checks = le classeur face au moteur
workbook-holds-audit = plausibilité, niveaux de preuve, prévu et réalisé

# cover

workbook-business-case = Étude de rentabilité : { $programme }
workbook-live = Valeurs recalculées
workbook-live-case = Cas actif
workbook-npv-in = Valeur actuelle nette, { $currency }
workbook-checks-differ = Contrôles qui diffèrent du moteur
workbook-sheets = Feuilles
workbook-made-from = Établi à partir de

# inputs

workbook-inputs-note = Les cellules bleues sont des entrées : modifiez-les et chaque résultat suit. Ce que le moteur a simulé est sur la feuille { $engine }.
workbook-input-columns = Entrée|Actif|{ $cases }|Unité|Source|Niveau de preuve|Nom dans l’étude
workbook-selector = Cas : en choisir un
workbook-selector-note = à choisir dans la liste
workbook-selector-number = Numéro du cas
workbook-base = Central
workbook-downside = Défavorable
workbook-upside = Favorable
workbook-money-over-time = L’argent dans le temps
workbook-discount-rate = Taux d’actualisation, annuel effectif
workbook-inflation = Inflation annuelle
workbook-inflation-by-line = Inflation par ligne, par an à partir du premier mois
workbook-rate-is-real = Le taux d’actualisation est réel (1) ou nominal (0)
workbook-prices-are-real = Les montants sont réels (1) ou nominaux (0)
workbook-effective-rate = Taux auquel ces montants sont actualisés
workbook-point-in-month = Quand, dans son mois, un montant est actualisé (1 = fin, 0,5 = milieu)
workbook-months-in-year = Mois dans une année
workbook-half = Demi-mois dans un mois
workbook-round-to = Les montants sont arrondis aux multiples de
workbook-definition = définition
workbook-of-a-month = d’un mois
workbook-months = mois
workbook-per-year = par an
workbook-share = part
workbook-switch = 0 ou 1
workbook-prices = Prix
workbook-terms = Conditions
workbook-costs = Ce que coûte le programme
workbook-month-paid = { $cost } : mois du paiement
workbook-first-month = { $cost } : premier mois
workbook-last-month = { $cost } : dernier mois
workbook-month-number = numéro du mois
workbook-for-checks = Pour les contrôles
workbook-counts-as-none = Écart qui compte pour nul
workbook-plus-share = plus cette part du chiffre du moteur
workbook-irr-guess = Où commence la recherche du taux interne, par demi-mois

# sources

workbook-sources-note = Chaque nombre derrière le résultat. L’intervalle le contient dans 90 cas sur 100 ; sans intervalle, il est tenu pour certain.
workbook-source-columns = Hypothèse|Valeur|Unité|P5|P95|Niveau de preuve|Source|Responsable|Sert à|Corrélation de rang avec la VAN|Nom dans l’étude

# engine

workbook-engine-note = Chiffres de la simulation, moyenne de { $replications } répétitions. À ne pas modifier.
workbook-number-of-month = Numéro du mois
workbook-months-elapsed = Mois écoulés à son début
workbook-year-of-horizon = Année de l’horizon
workbook-unit = Unité
workbook-total = Cumul
workbook-sign = Signe
workbook-paid-in-months = payé dans les mois donnés sur la feuille { $inputs }
workbook-made-of-amounts = fait d’autres montants, sur la feuille { $workings }
workbook-without = sans le programme
workbook-with-it = avec le programme
workbook-level-without = facteur sur le prix, sans
workbook-level-with = facteur sur le prix, avec
workbook-extra-with = ajouté au prix, avec
workbook-of-case = { $what }, cas { $case }

# workings

workbook-workings-note = Chaque rangée a une seule formule pour tous les mois. Montants vus de l’entreprise : recettes positives, coûts négatifs.
workbook-live-volumes = Le cas actif : volumes
workbook-factors = Facteurs d’actualisation
workbook-factor-month = pour ce qui court sur le mois
workbook-factor-dated = pour les paiements du premier jour du mois
workbook-paid = Mois où les coûts du programme sont payés
workbook-without-heading = Sans le programme
workbook-with-heading = Avec le programme
workbook-difference = Programme moins statu quo
workbook-hard-heading = Hors économies non budgétaires : ce que deviennent la décote et l’impôt
workbook-of-which-dated = dont paiements datés
workbook-of-which-month = dont sur le mois
workbook-net-flow = Flux net
workbook-cumulative = Cumul du flux
workbook-present-value = Valeur actuelle
workbook-dated-payments = Paiements datés
workbook-over-month = Sur le mois
workbook-cumulative-present = Valeur actuelle cumulée
workbook-at-start = { $what }, au début du mois
workbook-after-dated = { $what }, après les paiements datés
workbook-at-end = { $what }, à la fin du mois
workbook-made-good = { $what } : rattrapé après tant de mois
workbook-half-months = Flux net par demi-mois, pour les taux internes
workbook-half-columns = Demi-mois|Mois|Flux net

# results

workbook-results-note = { $currency }, programme moins statu quo, pour le cas actif. Chaque chiffre suit les entrées.
workbook-by-line = Par ligne
workbook-line-columns = Ligne|Nature|Cumul, non actualisé|Valeur actuelle|Ferme ou non
workbook-benefit = bénéfice
workbook-cost = coût
workbook-hard = ferme
workbook-soft = non budgétaire
workbook-net = Solde
workbook-by-year = Par année de l’horizon, non actualisé
workbook-line = Ligne
workbook-year-format = "Année "0
workbook-worth = Ce que cela vaut
workbook-pv-benefits = Valeur actuelle des bénéfices
workbook-pv-costs = Valeur actuelle des coûts du programme
workbook-npv = Valeur actuelle nette
workbook-hard-npv = dont hors économies non budgétaires
workbook-roi = Retour sur investissement
workbook-payback = Délai de récupération, mois
workbook-payback-discounted = Délai de récupération actualisé, mois
workbook-payback-note = linéaire dans le mois ; 0 = jamais dans le rouge
workbook-not-back = pas sur l’horizon étudié
workbook-nothing-spent = rien n’est dépensé
workbook-irr = Taux de rendement interne, par an
workbook-irr-none = aucun trouvé
workbook-mirr = Taux de rendement interne modifié, par an
workbook-mirr-note = financement et réinvestissement au taux d’actualisation
workbook-peak = Besoin maximal de financement, non actualisé
workbook-delivered = À la livraison : valeurs qui ne suivent pas les entrées
workbook-delivered-columns = Grandeur|{ $cases }
workbook-chart = Flux net cumulé, { $currency }
workbook-chart-alt = Courbe du flux net cumulé par mois.
workbook-sets-heading = Ce que les cas supposent à la place
workbook-sets-columns = Hypothèse|{ $cases }

# sensitivity

workbook-sensitivity-note = D’abord ce qui suit les entrées, puis des valeurs de la simulation.
workbook-profile = Valeur actuelle nette à d’autres taux d’actualisation, recalculée
workbook-profile-columns = Taux d’actualisation|Valeur actuelle nette
workbook-breakeven = Quelle part des bénéfices peut manquer avant qu’il ne reste rien, recalculée
workbook-breakeven-label = Part des bénéfices qui peut manquer
workbook-tornado = Chaque hypothèse seule aux bornes de son intervalle à 90 %, valeurs
workbook-tornado-columns = Hypothèse|Basse|Centrale|Haute|VAN au plus bas|VAN au plus haut|Amplitude|Erreur type|Valeur de bascule|Comment trouvée
workbook-not-run = Cette étude ne l’a pas calculé.
workbook-sobol = Parts de la variance de la valeur actuelle nette, valeurs
workbook-sobol-columns = Hypothèse|Seule|bas|haut|En tout|bas|haut
workbook-shapley-columns = Hypothèse|Part|bas|haut
workbook-split = Quel effet rapporte quoi (Shapley), en valeur actuelle, valeurs
workbook-split-columns = Effet|Part|Seul|En dernier
workbook-information = Ce que vaudrait de connaître une hypothèse exactement, valeurs
workbook-information-columns = Hypothèse|Valeur|Erreur type

# Monte Carlo

workbook-monte-carlo-note = { $draws } tirages des hypothèses incertaines, chaque client étant simulé deux fois dans chacun. Valeurs, pas de formules.
workbook-spread-columns = Grandeur|Moyenne|P5|P50|P95|Tirages
workbook-below-zero = Part des tirages dont la valeur actuelle nette est négative
workbook-paid-back = Part des tirages amortis sur l’horizon
workbook-error = Erreur type de Monte-Carlo de la valeur actuelle nette moyenne, { $currency }
workbook-the-draws = Les tirages
workbook-draw-columns = Tirage|Valeur actuelle nette, { $currency }|Retour sur investissement|Délai de récupération, mois|Taux d’actualisation
workbook-draw = tirage { $number }

# checks

workbook-checks-note = Le classeur face au moteur à la livraison, pour le cas actif. Une entrée modifiée, ils diffèrent, et c’est voulu.
workbook-check-columns = Contrôle|Classeur|Moteur|Écart|Verdict
workbook-ok = CONFORME
workbook-differs = DIFFÈRE
workbook-line-without = { $line }, sans le programme
workbook-line-with = { $line }, avec le programme
workbook-count-differs = Contrôles qui diffèrent
workbook-sums = Les lignes s’additionnent en flux net
workbook-pv-sums = La valeur actuelle cumulée finit à la valeur actuelle nette

# audit

workbook-audit-note = Le dossier face aux valeurs publiées et à lui-même ; sur quelles preuves il repose ; que comparer dans un an.
workbook-audit-columns = Contrôle|Verdict|Constaté|Attendu|Source
workbook-plausible = vraisemblable
workbook-warning = alerte
workbook-not-applicable = sans objet
workbook-grades = Niveaux de preuve, valeurs
workbook-grade-columns = Niveau de preuve|Nombres|Incertains|Part des amplitudes|VAN, ceux-ci à leur borne défavorable|Rendement, de même
workbook-review = Prévu et réalisé : remplir les cellules bleues
workbook-review-columns = Grandeur|Mois|Prévu|Bas|Haut|Réalisé|Écart|Dans l’intervalle
workbook-yes = oui
workbook-no = non
workbook-notes = Remarques

## engine

engine-headline-single = { $name } : { FIXED($mean) } (une seule répétition ; plusieurs, ou auto, disent quelle est la part du hasard)
engine-headline =
    { $name } : { FIXED($mean, digits: 1) } sur { $replications } répétitions, ± { SIGNIFICANT($percent) } % (intervalle à 95 % de la moyenne){ $verdict ->
        [unasked] { "" }
        [reached] { " " }: dans les ± { SIGNIFICANT($required) } % demandés.
       *[missed] { " " }: HORS des ± { SIGNIFICANT($required) } % demandés ; il faut plus de répétitions.
    }
engine-resume-unwritable = Les parties terminées ne peuvent pas être conservées.
engine-uncompiled = Le moteur ne peut pas être compilé.
engine-compiler-off =
    .found = la variable NUMBA_DISABLE_JIT, qui désactive le compilateur
    .expected = un environnement sans elle
    .remedy = retirez-la : unset NUMBA_DISABLE_JIT
engine-folder-unwritable =
    .found = { $error }
    .expected = un dossier accessible en écriture
    .remedy = indiquez-en un autre avec --resume
engine-resume-other-run = Il ne s’agit pas de la même exécution.
engine-parts-other-run =
    .found = les parties d’une autre exécution
    .expected = celles de l’exécution en cours
    .remedy = indiquez un autre dossier, ou la commande, le fichier et les données de l’exécution commencée dans celui-ci
engine-cluster-absent = Aucun cluster n’est accessible.
engine-scheduler-silent =
    .found = { $error }
    .expected = un ordonnanceur qui répond
    .remedy = démarrez-en un : dask scheduler --host 127.0.0.1
engine-dask-uninstalled = L’exécuteur dask n’est pas installé.
engine-package-absent =
    .found = le paquet `distributed` est absent
    .expected = l’extra `cluster`
    .remedy = pip install 'cxsim[cluster]'
engine-cluster-lost = L’ordonnanceur du cluster a disparu ; { $units } { $units ->
        [one] unité reste
       *[other] unités restent
    } à traiter. Relancez-le et répétez la commande ; avec --resume DIR, les parties terminées sont gardées.
engine-cluster-empty = Le cluster n’a plus aucun nœud de calcul ; { $units } { $units ->
        [one] unité reste
       *[other] unités restent
    } à traiter.
engine-units-failed = { $units } { $units ->
        [one] unité de calcul a
       *[other] unités de calcul ont
    } échoué ; les autres sont terminées.
engine-unit-failed =
    .found = { $error }
    .expected = une unité qui aboutit
    .remedy = voyez l’unité { $unit }
engine-copies-impossible = Il n’y a aucun client à répéter.
engine-customer-absent =
    .found = aucun client actif dans la table
    .expected = au moins un client à répéter
    .remedy = retirez --customers, ou fournissez une table qui en contient
engine-sums-overflow = Les sommes de cette exécution dépassent ce qui peut être compté.
engine-quantity-overflow =
    .found = { $name } atteint jusqu’à { SIGNIFICANT($most, digits: 3) } dans une somme
    .expected = des sommes d’au plus { SIGNIFICANT($limit, digits: 2) }
    .remedy = exprimez les montants en milliers de la devise, dans la table et dans le plan
engine-total-overflow =
    .found = une somme d’argent supérieure à { SIGNIFICANT($limit, digits: 2) }
    .expected = moins
    .remedy = exprimez les montants en milliers de la devise, dans la table et dans le plan
engine-pools-unknown-segments = Les équipes du plan citent des segments que les clients n’ont pas.
engine-segment-unknown =
    .found = « { $segment } »
    .expected = un segment de la table des clients
    .remedy = { $remedy }
engine-python-absent = Le plan cite des points de contact en Python qui n’existent pas.
engine-touchpoint-absent =
    .found = le point de contact en Python « { $name } »
    .expected = un point de contact fourni
    .remedy = { $remedy }
engine-touchpoint-pass = fournissez les points de contact en Python par leur nom (cxsim simulate --touchpoints FICHIER.py)
engine-touchpoint-failed = Le point de contact en Python { $name } ne peut pas être simulé.
engine-touchpoint-raised =
    .found = { $error }
    .expected = aucune erreur
    .remedy = corrigez la fonction
engine-touchpoint-wait =
    .found = l’attente numéro { $number }, de { $wait } jours
    .expected = au plus { $most } attentes de 0 jour ou plus
    .remedy = corrigez ce que la fonction renvoie par yield
engine-touchpoint-no-generator =
    .found = un objet { $kind }
    .expected = un générateur
    .remedy = renvoyez par yield les jours d’attente (`yield 0.0` s’il n’y en a pas), puis retournez un Ending
engine-touchpoint-no-ending =
    .found = la valeur retournée { $value }
    .expected = un Ending dont l’issue est { LIST($outcomes, form: "or") }
    .remedy = retournez-en un
engine-touchpoint-out-of-range =
    .found = { $field } { $value }
    .expected = un nombre compris entre 0 et { $most }
    .remedy = retournez un tel nombre, ou omettez-le
engine-python-file-unusable = Les points de contact en Python sont inutilisables.
engine-python-file-absent =
    .found = fichier introuvable
    .expected = un fichier Python en UTF-8
    .remedy = corrigez le chemin
engine-python-file-unreadable =
    .found = { $error }
    .expected = un fichier Python en UTF-8
    .remedy = corrigez le chemin
engine-python-file-syntax =
    .found = { $error }
    .expected = du Python
    .remedy = corrigez le fichier
engine-python-file-raised =
    .found = { $error }
    .expected = un fichier qui s’exécute
    .remedy = corrigez le fichier
engine-python-file-no-names =
    .found = aucun dictionnaire { $name }
    .expected = des noms associés à des fonctions génératrices
    .remedy = terminez le fichier par { $name } = { "{" }"nom": fonction{ "}" }
engine-base-explodes = La clientèle simulée croît sans limite.
engine-customers-too-many =
    .found = { $found }
    .expected = au plus { $limit } clients par exécution
    .remedy = réduisez referral.rate, referral.conversion ou les rythmes d’acquisition
engine-simpy-customers-too-many =
    .found = plus de { $limit } clients
    .expected = au plus { $limit } clients par exécution sous SimPy
    .remedy = réduisez referral.rate, referral.conversion ou les rythmes d’acquisition, ou choisissez le moteur compilé
engine-customers-descendants = plus de { $each } descendants chacun pour la plupart des clients
engine-customers-acquired = { $customers } clients acquis
engine-customers-growing = { $count } clients, et leur nombre croît encore
engine-customers-waiting = { $count } clients, { $waiting } de plus à venir de l’un d’eux, et leur nombre croît encore
engine-python-refused = Le moteur compilé n’exécute aucun point de contact en Python.
engine-touchpoint-python =
    .found = le point de contact en Python « { $name } »
    .expected = un plan entièrement chiffré
    .remedy = exécutez-le sous SimPy (cxsim simulate --touchpoints FICHIER.py), ou retirez custom
engine-change-unreachable = Un changement n’atteint personne que l’on puisse tirer au sort.
engine-audience-unit =
    .found = l’unité « { $unit } »
    .expected = customer, referral root, ou une colonne qui regroupe les clients
    .remedy = { $remedy }
engine-audience-period =
    .found = des périodes de { $days } jours
    .expected = des périodes d’au moins 0,001 jour et d’au plus les { $most } jours de la simulation
    .remedy = changez la longueur des périodes
engine-audience-momentary =
    .found = un changement de « { $name } » par périodes tirées au sort
    .expected = une grandeur d’un contact, ou les temps de service et de patience d’une équipe : les autres courent de mois en mois
    .remedy = faites-le varier par clients ou par groupes
engine-group-unknown =
    .found = la colonne « { $column } », dont les clients n’ont aucune valeur
    .expected = une colonne de la table des clients, ou l’une de population.groups
    .remedy = { $remedy }
engine-queues-many =
    .found = { $count } valeurs de la colonne « { $column } », chacune avec sa propre file
    .expected = au plus { $most }
    .remedy = regroupez-les en moins de valeurs
engine-overflow-column =
    .found = l’équipe « { $pool } », répartie selon « { $column } »
    .expected = une équipe répartie elle aussi selon « { $own } », ou pas du tout
    .remedy = répartissez les deux selon la même colonne, ou retirez-la de overflow:
engine-change-unknown = Un changement cite une grandeur inconnue.
engine-quantity-unknown =
    .found = le nom « { $name } »
    .expected = une grandeur du plan
    .remedy = { $remedy }
engine-audiences-too-many = Le scénario vise trop de publics.
engine-audiences-count =
    .found = { $audiences } publics différents
    .expected = au plus { $limit }
    .remedy = donnez aux leviers le même segment et la même couverture
engine-coefficients-absent = Le plan demande des coefficients que l’ajustement ne fournit pas.
engine-coefficient-unknown =
    .found = coef « { $name } »
    .expected = un coefficient du modèle ajusté
    .remedy = { $remedy }
engine-coefficient-none =
    .found = coef « { $name } »
    .expected = un nombre, car cet ajustement n’a pas de logarithmes de rapports de risque
    .remedy = écrivez une valeur, ou ajustez un modèle de Cox
engine-inputs-invalid = Ces clients ne peuvent pas être simulés.
engine-base-empty =
    .found = aucun client
    .expected = des clients auxquels ressemblent ceux qui seront acquis ou recommandés
    .remedy = fournissez-en au moins un, dans la table ou dans un segment ; il peut être parti
engine-fees-too-large =
    .found = des abonnements de { FIXED($fees, digits: 0) } par mois au total
    .expected = au plus { FIXED($limit, digits: 0) }
    .remedy = exprimez les montants en milliers de la devise, dans la table et dans le plan
engine-horizon-empty =
    .found = 0 mois
    .expected = au moins 1 mois
    .remedy = indiquez la durée à simuler, par exemple 36 months
engine-values-invalid = Ces valeurs ne peuvent pas être simulées.
engine-value-not-finite =
    .found = { $name } n’est pas un nombre fini
    .expected = un nombre fini
    .remedy = corrigez la valeur, le tirage ou le levier qui la modifie
engine-log-too-large =
    .found = { $name } à { $value } ({ $unit })
    .expected = au plus { $limit } en valeur absolue
    .remedy = vérifiez le coefficient, et l’échelle des réponses à laquelle il est ramené
engine-risk-not-finite =
    .found = { $customers } clients sur { $all } dont le facteur de risque n’est pas un nombre
    .expected = un nombre fini
    .remedy = corrigez les variables ou les coefficients
engine-column-length =
    .found = { $values } valeurs de { $column }
    .expected = { $customers }, autant que d’identités
    .remedy = donnez-en une par client
engine-column-out-of-range =
    .found = { $values } valeurs de { $column } sur { $all }, comme { $value }
    .expected = des nombres compris entre { $low } et { $high }
    .remedy = corrigez ou retirez ces clients
engine-features-shape =
    .found = des variables de forme { $shape }
    .expected = { $expected }, comme le modèle de risque
    .remedy = donnez une colonne pour chacune
engine-features-not-finite =
    .found = { $customers } clients dont une variable n’est pas un nombre
    .expected = des nombres finis
    .remedy = complétez ce qui manque, comme lors de l’ajustement
engine-segments-unnamed =
    .found = des segments absents de la liste de leurs noms
    .expected = de 0 à { $last }
    .remedy = nommez chaque segment
engine-cases-kinds =
    .found = des dossiers ouverts de { $kinds } types
    .expected = { $expected }, comme dans le plan
    .remedy = donnez une colonne par type, dans l’ordre du plan
engine-cases-dates =
    .found = un dossier ouvert qui ne l’a pas été avant le début
    .expected = au moins 0 jour, ou NaN
    .remedy = indiquez depuis combien de jours il est ouvert
engine-hazard-not-finite =
    .found = un risque cumulé qui n’est pas un nombre
    .expected = des nombres finis
    .remedy = coupez-le avant qu’il ne croisse sans limite ; la queue le prolonge
engine-hazard-falls =
    .found = un risque cumulé ou des nœuds qui décroissent
    .expected = des nœuds croissants, et un risque cumulé qui ne décroît jamais
    .remedy = triez-les
engine-tail-invalid =
    .found = une queue de { $tail } par mois
    .expected = un nombre fini d’au moins 0
    .remedy = corrigez-la
## data

data-column-survey-id = l’identifiant de la réponse
data-column-respondent = le client qui a répondu
data-column-answered-at = la date de la réponse
data-column-survey-kind = le type d’enquête
data-column-index = l’indice demandé
data-column-scale = l’échelle de la réponse
data-column-score = la réponse
data-column-reason-given = la raison donnée
data-column-weight = le poids de sondage
data-column-channel-asked = le canal sur lequel porte la question
data-column-touchpoint-asked = le point de contact sur lequel porte la question
data-column-product-asked = le produit sur lequel porte la question
data-column-region = la région
data-column-contact-id = l’identifiant du contact
data-column-contact-customer = le client qui a pris contact
data-column-began-at = la date du début
data-column-resolved-at = la date de résolution ; vide tant que c’est ouvert
data-column-channel = le canal
data-column-reason = le motif
data-column-outcome = le résultat
data-column-first-contact-resolved = si le premier contact a suffi
data-column-handling-minutes = le temps de l’agent, en minutes
data-column-contact-cost = le coût du contact
data-column-transaction-id = l’identifiant de l’achat ; plusieurs lignes peuvent le partager
data-column-buyer = le client qui a acheté
data-column-bought-at = la date de l’achat
data-column-amount = le montant ; inférieur à 0 pour un retour
data-column-quantity = la quantité ; inférieure à 0 pour un retour
data-column-product = le produit
data-column-currency = la devise
data-column-subscription-id = l’identifiant de l’abonnement ou du contrat
data-column-subscriber = le client abonné
data-column-ended-at = la date de fin ; vide tant qu’il court
data-column-observed-from = la date à partir de laquelle il est suivi ; vide s’il l’est depuis son début
data-column-fee = le prix par mois
data-column-plan = la formule ou le produit
data-column-end-reason = le motif de fin
data-column-event-id = l’identifiant de l’événement
data-column-event-customer = le client de l’événement
data-column-happened-at = la date de l’événement
data-column-touchpoint = le point de contact ou l’activité
data-column-duration-minutes = la durée, en minutes
data-column-wait-minutes = l’attente du client, en minutes
data-column-event-case = le dossier dont il relève
data-column-event-cost = le coût de l’événement
data-column-touch-cost = le coût de l’événement hors temps des agents
data-column-case-id = l’identifiant du dossier
data-column-case-customer = le client du dossier
data-column-opened-at = la date d’ouverture
data-column-first-contact-at = la date de la première réponse
data-column-reopened-at = la date de réouverture ; vide si jamais
data-column-case-contacts = le nombre de contacts qu’il a fallu
data-column-case-cost = le coût du dossier
data-column-spent-at = la date de la dépense, ou le mois auquel elle se rattache
data-column-cost-name = l’objet de la dépense
data-column-cost-amount = le montant ; inférieur à 0 pour un remboursement
data-column-cost-customer = le client concerné par la dépense
data-column-referral-id = l’identifiant du parrainage
data-column-referrer = le client parrain
data-column-referred = la personne parrainée
data-column-at = la date
data-column-converted-at = la date à laquelle la personne parrainée est devenue cliente ; vide sinon
data-column-mention-id = l’identifiant de la mention
data-column-place = le lieu
data-column-sentiment = le sentiment, de -1 (contre) à 1 (pour)
data-column-mention-reach = le nombre de personnes atteintes
data-column-mention-days = le nombre de jours de visibilité
data-column-mention-customer = le client qui l’a écrite
data-column-assigned-customer = le client affecté
data-column-experiment = l’expérience
data-column-arm = le bras affecté
data-column-assigned-at = la date d’affectation
data-column-exposed-at = la date de la première exposition ; vide si jamais
data-column-stratum = la strate du tirage
data-column-customer = le client
data-column-churned = si le client est parti
data-column-segment = le segment
data-column-contacts-recent = le nombre de contacts récents
data-column-joined = le jour d’arrivée
data-column-feature = une caractéristique
data-column-invited = le client interrogé
data-column-invitation-channel = le canal de l’invitation
data-column-answered = si une réponse est venue
data-column-score-five = la réponse, de 1 à 5
data-column-team = l’équipe
data-column-interval-began-at = le début de l’intervalle
data-column-interval-contacts = le nombre de contacts arrivés dans l’intervalle
data-column-visitor = le client visiteur
data-column-intent = l’objet de la visite
data-column-completed = si elle a abouti ; vide si on l’ignore
data-column-clicks = le nombre de clics
data-column-cart-customer = le client du panier
data-column-cart-opened-at = la date du premier ajout
data-column-cart-bought = s’il a été payé
data-column-cart-amount = la valeur de son contenu
data-column-offer-customer = le client destinataire
data-column-offer-kind = un autre produit, ou davantage du même
data-column-accepted = si elle a été acceptée
data-column-outcome-customer = le client concerné
data-column-shift = le progrès (supérieur à 0) ou le recul (inférieur à 0)
data-column-outcome-reach = le nombre de personnes concernées
data-column-outcome-days = le nombre de jours de durée
data-column-minutes-saved = le temps gagné par le client, en minutes
data-column-value-received = sa valeur pour le client, en argent
data-column-cash-flow-kind = un gain ou une dépense de l’entreprise
data-column-present-value = le montant, actualisé à un taux déclaré
data-column-tenure-months = le nombre de mois depuis l’arrivée du client
data-column-entry-months = combien de ces mois précèdent le suivi ; vide si aucun
data-column-revenue = le chiffre d’affaires de la période
data-column-clv = la marge future attendue, actualisée
data-column-churn-risk = la probabilité de départ prévue, de 0 à 1
data-column-health-score = le score de santé, de 0 à 100
data-column-contacts-made = le nombre de contacts du client
data-column-last-nps = la dernière réponse, de 0 à 10
data-column-last-csat = la dernière réponse, de 1 à 5
data-column-last-repurchase = la dernière réponse, de 1 à 5, sur l’intention de racheter
data-column-newcomer = si le client est arrivé après le début du suivi
data-column-observed-until = la date jusqu’à laquelle le client a été suivi, parti ou non
data-column-joined-at = la date d’arrivée du client
data-column-left-at = la date de départ du client ; vide s’il est encore là
data-remedy-correct = corrigez la valeur, ou retirez la ligne
data-value-hidden = une valeur non affichée, car personnelle
data-value-same = la même valeur
data-value-any = une valeur
data-value-count = { $value } ({ $count })
data-found-values = { JOINED($values) }
data-hundredths =
    { $hundredths ->
        [true] { "\u202F" }; 12 % vaut alors 0,12
       *[false] { "" }
    }
data-cell-blank =
    .found = une cellule vide
    .expected = { $about }
    .remedy = remplissez-la, ou retirez la ligne
data-score-blank =
    .found = une cellule vide
    .expected = { $about }
    .remedy = retirez les lignes sans réponse ; dans une correspondance, écrivez leave_out: [{ "{" }column: { $column }, blank: true, because: "no answer"{ "}" }]
data-value-unreadable =
    .found = { data-found-values }
    .expected =
        { $about }, { $kind ->
            [number] un nombre
            [instant] une date
            [flag] un oui ou un non
           *[other] un texte
        }
    .remedy = { data-remedy-correct }
data-value-repeated =
    .found =
        { $value }, { $file ->
            [none] lignes { $first } et { $second }
           *[other] ligne { $first } de { $file } et ligne { $second }
        }{ $names ->
            [one] { "" }
           *[other] , { $names } valeurs dans ce cas
        }
    .expected = { $about }, une seule fois
    .remedy = gardez une ligne par valeur, ou choisissez la colonne qui identifie les lignes
data-value-several =
    .found = une valeur présente plusieurs fois
    .expected = { $about }, une seule fois
    .remedy = gardez une ligne par valeur, ou choisissez la colonne qui identifie les lignes
data-number-below =
    .found = { data-found-values }
    .expected = { $about }, { $least } ou plus
    .remedy = { data-remedy-correct }
data-number-above =
    .found = { data-found-values }
    .expected = { $about }, { $most } au plus
    .remedy = { data-remedy-correct }
data-share-above =
    .found = { data-found-values }
    .expected = { $about }, { $most } au plus
    .remedy = si c’est un pourcentage, divisez-le par 100
data-tenure-above =
    .found = { data-found-values }
    .expected = { $about }, { $most } au plus
    .remedy = personne n’est client plus de { $years } ans : est-ce en jours ? Indiquez l’unité de l’ancienneté, ou corrigez la ligne
data-number-fraction =
    .found = { data-found-values }
    .expected = { $about }, un nombre entier
    .remedy = { data-remedy-correct }
data-number-infinite =
    .found = { data-found-values }
    .expected = { $about }, un nombre fini
    .remedy = { data-remedy-correct }
data-number-unreadable =
    .found = { data-found-values }
    .expected = { $about }, un nombre
    .remedy = { data-remedy-correct }
data-number-signed =
    .found = { data-found-values }
    .expected = { $about }, un nombre sans symbole à côté
    .remedy = pour lire les nombres sans leur symbole, écrivez { $reader }{ data-hundredths }
data-number-comma =
    .found = { data-found-values }
    .expected =
        { $about }, { $signed ->
            [true] un nombre sans symbole à côté
           *[false] un nombre à point décimal, ou un séparateur décimal déclaré
        }
    .remedy = nombres à virgule décimale : écrivez { $comma } (si la virgule sépare les milliers : écrivez { $point }){ data-hundredths }
data-number-grouped =
    .found = { data-found-values }
    .expected =
        { $about }, { $signed ->
            [true] un nombre sans symbole à côté
           *[false] un nombre sans séparateur de milliers
        }
    .remedy = les milliers sont séparés : écrivez { $point }{ data-hundredths }
data-date-outside =
    .found = { data-found-values }
    .expected = { $about }, une date du { $first } à l’année { $last }
    .remedy =
        { $blank ->
            [true] si cette valeur signifie « sans date », laissez la cellule vide, ou écrivez { $reader }
           *[false] { data-remedy-correct }
        }
data-date-form = { $about }, une date comme 2025-12-31 ou 2025-12-31 14:05:00
data-date-stated-form = { $about }, une date au format déclaré ({ $dates }), l’année sur quatre chiffres
data-date-stated-short =
    .found = { data-found-values }
    .expected = { data-date-stated-form }
    .remedy = exportez avec des années à quatre chiffres
data-date-stated-wrong =
    .found = { data-found-values }
    .expected = { data-date-stated-form }
    .remedy = corrigez la valeur, ou changez { $reader }
data-date-short =
    .found = { data-found-values }
    .expected = { data-date-form }
    .remedy = exportez avec des années à quatre chiffres
data-date-ambiguous =
    .found = { data-found-values }
    .expected = { data-date-form }
    .remedy = précisez lequel vient en premier, le jour ou le mois : écrivez { $day } ou { $month }
data-date-named =
    .found = { data-found-values }
    .expected = { data-date-form }
    .remedy = écrivez { $reader }
data-date-coded =
    .found = { data-found-values }
    .expected = { data-date-form }
    .remedy = si ce sont des dates : écrivez { $reader }
data-date-spreadsheet =
    .found = { data-found-values }
    .expected = { data-date-form }
    .remedy = si ce sont des dates : écrivez { $reader }, qui compte les jours comme un tableur
data-date-unreadable =
    .found = { data-found-values }
    .expected = { data-date-form }
    .remedy = écrivez-la ainsi, ou retirez la ligne
data-name-list =
    .found = { data-found-values }, une liste
    .expected = { $about }, un seul nom par cellule
    .remedy = écrivez une ligne pour chacun, ou gardez celui qui compte
data-choice-unknown =
    .found = { data-found-values }
    .expected = l’un de { JOINED($choices) }
    .remedy = écrivez l’un de ceux-ci
data-flag-unknown =
    .found = { data-found-values }
    .expected = oui écrit { JOINED($yes, between: " ou ") }, non écrit { JOINED($no, between: " ou ") }
    .remedy = corrigez la cellule, ou ajoutez la valeur à yes ou no de { $name }
data-instants-reversed =
    .found = { data-found-values }, avant { $earlier }
    .expected = { $later } au plus tôt à { $earlier }
    .remedy = corrigez l’une des deux
data-score-outside =
    .found = { data-found-values }, hors de l’échelle de sa ligne
    .expected = une note sur l’échelle déclarée
    .remedy = corrigez la note ou l’échelle
data-referral-own =
    .found = { data-found-values }, le parrain lui-même
    .expected = le parrainage de quelqu’un d’autre
    .remedy = corrigez l’un des deux
data-currency-mixed =
    .found = des lignes en { data-found-values }
    .expected = { $about }, une seule pour toutes les lignes : des montants en plusieurs devises ne s’additionnent pas
    .remedy = prenez un montant exprimé en une seule devise, ou gardez les lignes d’une seule : { $filter }
data-column-one-of = l’un de { JOINED($names, between: " ou ") }
data-column-missing =
    .found = pas de colonne « { $name } »
    .expected = une colonne pour { $about }
    .remedy = { $remedy }
data-column-map = dans la correspondance, écrivez { $mapping } avec une colonne du fichier : { JOINED($own) }{ $more ->
        [true] { " " }...
       *[false] { "" }
    }
data-code-number =
    .found = { $code }, alors que toutes les autres valeurs vont de { $low } à { $high }
    .expected = des nombres, et non des codes d’absence de réponse
    .remedy = si c’est une absence de réponse : écrivez { $blank } ; si c’est un nombre : écrivez { $valid }
data-code-text =
    .found = « { $code } » dans une colonne de texte
    .expected = des noms de catégories, et non des codes d’absence de réponse
    .remedy = si c’est une absence de réponse : écrivez { $blank } ; si c’est une catégorie : écrivez { $valid }
data-text-signed =
    .found = { $example }
    .expected = des nombres, ou des noms de catégories
    .remedy = si ce sont des nombres : écrivez { $reader } ; 12 % vaut alors 0,12. Sinon, retirez la colonne des caractéristiques
data-text-placeholders = { $name } porte N/A, NULL ou un tiret dans { $count } lignes sur { $rows } ; lu comme vide.
data-text-alike = { $name } contient { JOINED($forms, between: " et ") }, qui ne diffèrent que par les majuscules ou les espaces et comptent comme des valeurs différentes ; écrivez-les de même s’il s’agit de la même.
data-frame-not-customers = Ce tableau n’est pas un tableau de clients.
data-frame-text =
    .found = du texte
    .expected = { $about }, un nombre
    .remedy = lisez la colonne comme des nombres
data-frame-tenure-above =
    .found = une ancienneté de { data-found-values } mois
    .expected = { $years } ans au plus
    .remedy = est-ce en jours ? Divisez par 30,4375
data-frame-repeated =
    .found = une valeur répétée
    .expected = le client, une seule fois (ou des intervalles d’un client, avec une colonne entry_months)
    .remedy = gardez une ligne par client
data-frame-flag =
    .found = ni vrai ni faux
    .expected = { $about }
    .remedy = { data-remedy-correct }
data-column-tenure =
    l’ancienneté en { $unit ->
        [days] jours
        [weeks] semaines
        [years] années
       *[months] mois
    }
data-column-mapped = une colonne de la correspondance
data-file-empty = { $file } est vide.
data-file-no-bytes =
    .found = aucun octet
    .expected = une table avec une ligne d’en-tête
    .remedy = exportez de nouveau la table
data-file-no-text =
    .found = aucun texte
    .expected = une table avec une ligne d’en-tête
    .remedy = exportez de nouveau la table
data-file-unreadable = { $file } est illisible.
data-file-missing =
    .found = fichier introuvable
    .expected = une table à lire
    .remedy = vérifiez le chemin ; il part du fichier de l’étude ou du dossier courant
data-file-folder =
    .found = un dossier
    .expected = un fichier
    .remedy = nommez le fichier qu’il contient
data-file-name =
    .found = un chemin qui n’est pas en UTF-8
    .expected = des noms de fichiers et de dossiers en UTF-8
    .remedy = renommez-le
data-file-special =
    .found = un tube ou un périphérique
    .expected = un fichier, qui peut être lu plusieurs fois
    .remedy = écrivez son contenu dans un fichier et indiquez celui-ci
data-file-refused =
    .found =
        { $reason ->
            [none] un fichier illisible
           *[other] { $reason }
        }
    .expected = un fichier accessible en lecture
    .remedy = vérifiez ses droits et son disque
data-archive-refused = { $file } n’est pas décompressé.
data-archive-bomb =
    .found = un fichier compressé qui se déploie sur plus de { $size } Mio
    .expected = au plus { $ratio } fois sa taille au-delà de { $free } Mio, et { $most } Mio pour un classeur
    .remedy = si c’est voulu, décompressez-le vous-même, ou enregistrez-le en CSV
data-archive-unreadable = { $file } ne peut pas être décompressé.
data-archive-damaged =
    .found = un fichier gzip tronqué ou endommagé
    .expected = un fichier gzip entier
    .remedy = copiez-le ou exportez-le de nouveau
data-encoding = codage { $name } ({ $stated ->
        [true] déclaré
       *[false] détecté
    })
data-encoding-wrong = { $file } n’est pas un texte en { $encoding }.
data-encoding-bytes =
    .found = des octets qui ne sont pas du { $encoding } ({ $reason })
    .expected = un texte en { $encoding }
    .remedy =
        { $reader ->
            [none] exportez de nouveau la table en UTF-8
           *[other] écrivez { $reader }
        }
data-encoding-mixed = { $file } mélange plusieurs codages.
data-encoding-lines =
    .found = des lettres en UTF-8 à la ligne { $utf8 } et des lettres en { $encoding } à la ligne { $other }
    .expected = un seul codage
    .remedy = exportez de nouveau la table en UTF-8 ; si le fichier est correct tel quel, écrivez { $reader }
data-delimiter-tab = une tabulation
data-delimiter-blanks = des suites d’espaces
data-delimiter = séparateur { $delimiter } ({ $stated ->
        [true] déclaré
       *[false] détecté
    })
data-file-one-column = { $file } ne se découpe pas en colonnes.
data-delimiter-wrong =
    .found = une seule colonne avec le séparateur { $delimiter }
    .expected = { $columns } colonnes, que donne { $other }
    .remedy = écrivez { $reader }
data-file-no-table = { $file } n’est pas une table.
data-row-unreadable =
    .found = un texte qui ne se lit pas comme une ligne ({ $reason })
    .expected = des lignes de valeurs
    .remedy = examinez cette ligne
data-row-width =
    .found = { $values } valeurs dans une ligne
    .expected = { $width }, comme dans l’en-tête
    .remedy = mettez entre guillemets les valeurs qui contiennent le séparateur, ou corrigez la ligne
data-row-long =
    .found = une ligne qui ne tient pas dans { $memory }
    .expected = des lignes de longueur ordinaire
    .remedy = cherchez un guillemet resté ouvert
data-quote-open =
    .found = un guillemet non fermé, ou du texte après un guillemet fermant
    .expected = des guillemets par paires autour d’une valeur
    .remedy = doublez un guillemet à l’intérieur d’une valeur
data-rows-above =
    { $count ->
        [one] { $count } ligne au-dessus de l’en-tête passée
       *[other] { $count } lignes au-dessus de l’en-tête passées
    }
data-decimal =
    { $mark ->
        [comma] virgule décimale (déclarée)
        [point] point décimal (déclaré)
       *[none] point décimal (rien de déclaré)
    }
data-json-lines = JSON, un objet par ligne
data-json-array = JSON, un tableau d’objets
data-places-lines = les lignes sont comptées
data-places-objects = les places sont des numéros d’objets, à partir de 1
data-json-no-table = { $file } n’est pas une table d’objets JSON.
data-json-wrong =
    .found = { $found }
    .expected = des objets de noms et de valeurs
    .remedy = exportez de nouveau la table, à raison d’un objet par ligne
data-json-value = une valeur qui n’est pas un objet{ $number ->
        [none] { "" }
       *[other] , numéro { $number }
    }
data-json-text = un texte qui n’est pas du JSON{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }
data-json-deep = des valeurs trop imbriquées
data-json-empty = un tableau sans objet
data-json-other = autre chose
data-xes = journal d’événements XES, une ligne par événement
data-xes-no-log = { $file } n’est pas un journal d’événements XES.
data-xes-wrong =
    .found = { $found }
    .expected = un journal d’événements XES
    .remedy = exportez de nouveau le journal, sans type de document
data-xes-doctype = un type de document ou une entité
data-xes-syntax = un texte qui n’est pas du XML ({ $reason })
data-xes-empty = aucun événement
data-workbook-none = { $file } n’est pas un classeur.
data-workbook-damaged =
    .found = pas de classeur lisible ({ $reason })
    .expected = un fichier xlsx, xlsb, xls ou ods entier
    .remedy = enregistrez-le de nouveau depuis le tableur
data-workbook-large = { $file } a une cellule trop éloignée.
data-workbook-far =
    .found = { $cells } cellules jusqu’à { $corner } ({ $sheet })
    .expected = au plus { $most }
    .remedy = effacez le contenu de cette cellule, souvent une marque perdue, ou enregistrez la feuille en CSV
data-sheet = feuille { $name }
data-sheet-absent = { $file } n’a pas de feuille « { $sheet } ».
data-sheet-unknown =
    .found = les feuilles { JOINED($names) }
    .expected = une feuille « { $sheet } »
    .remedy = { $remedy }
data-sheet-unstated = { $file } n’indique pas quelle feuille lire.
data-sheet-several =
    .found =
        { $count ->
            [0] aucune feuille remplie
           *[other] { $count } feuilles remplies : { JOINED($names) }
        }
    .expected = une seule feuille
    .remedy = écrivez { $reader }
data-parquet = Parquet ; les places sont des numéros de ligne, à partir de 1
data-parquet-none = { $file } n’est pas un fichier Parquet.
data-parquet-damaged =
    .found = des octets qui ne forment pas un fichier Parquet entier
    .expected = un fichier Parquet
    .remedy = écrivez-le de nouveau, ou donnez-lui l’extension de ce qu’il est
data-database = la réponse d’une base de données ; les places sont des numéros de ligne, à partir de 1
data-database-refused =
    .found = { $reason }
    .expected = une table ou un SELECT lisible
    .remedy = essayez d’abord dans la base de données
data-database-columns =
    .found = aucune des colonnes
    .expected = { JOINED($names) }
    .remedy = nommez ainsi les colonnes dans un SELECT
data-database-closed = La base de données ne peut pas être ouverte.
data-database-package =
    .found = pas de paquet « { $name } »
    .expected = SQLAlchemy et le pilote de la base de données
    .remedy = pip install { $name }
data-database-url =
    .found = { $reason }
    .expected = une URL telle que postgresql://user@host/database
    .remedy = corrigez-la
data-frame = un tableau en mémoire ; les places sont des numéros de ligne, à partir de 1
data-frame-none = { $name } n’est pas un tableau lisible.
data-frame-type =
    .found = une valeur de type { $type }
    .expected = un tableau pandas, polars ou Arrow
    .remedy = passez le tableau lui-même
data-frame-mixed =
    .found = une colonne de valeurs de types mêlés
    .expected = un seul type de valeurs par colonne
    .remedy = convertissez-la
data-frame-columns =
    .found = aucune colonne
    .expected = un tableau avec des colonnes
    .remedy = passez le tableau entier
data-frame-values =
    .found = des valeurs qui ne se convertissent pas en texte
    .expected = des nombres, des textes et des dates
    .remedy = convertissez la colonne
data-folder-empty =
    .found = un dossier sans fichier partiel
    .expected = un fichier, ou un dossier de fichiers CSV, JSON, Parquet ou xlsx
    .remedy = vérifiez le chemin
data-part-files = { $count } fichiers partiels, de { $first } à { $last }
data-header-unusable = { $file } a un en-tête inutilisable.
data-header-repeated =
    .found = { $name } comme nom des colonnes { JOINED($places) }
    .expected = chaque nom une seule fois
    .remedy = renommez-les toutes sauf une
data-header-different =
    .found = d’autres colonnes que dans { $file } ({ JOINED($names) })
    .expected = les mêmes colonnes dans chaque fichier partiel
    .remedy = déplacez ailleurs les fichiers d’une autre table
data-reader-column =
    .found = pas de colonne « { $name } »
    .expected = des colonnes du fichier dans blank et valid
    .remedy = { $remedy }
data-file-rowless = { $file } n’a aucune ligne.
data-rows-none =
    .found = un en-tête et aucune ligne
    .expected = au moins une ligne
    .remedy = exportez de nouveau la table
data-join = { $count } fichiers joints sur { $key }
data-join-lookup = { $file } consulté par { $key }
data-join-reader = Le lecteur nomme des colonnes absentes de tous les fichiers.
data-join-none = Les fichiers ne peuvent pas être joints.
data-join-broken = { $file } et les autres fichiers ne peuvent pas être joints sur { $key }.
data-join-key =
    .found = pas de colonne « { $key } »
    .expected = la colonne qui désigne le client, ou une colonne commune aux autres fichiers dont chaque valeur est unique
    .remedy = déplacez ailleurs les autres fichiers
data-join-customers =
    .found =
        { $what ->
            [extra] des clients absents de { $file }
            [missing] des clients de { $file } manquants
           *[repeated] des lignes d’un client qui en a déjà une
        }
    .expected = les mêmes clients dans chaque fichier, une seule fois
    .remedy = exportez tous les fichiers en même temps
data-contract-broken = { $file } n’est pas une table { $contract }.
data-contract-none = Ce contrat n’existe pas.
data-contract-unknown =
    .found = contrat « { $name } »
    .expected = un contrat connu
    .remedy = { $remedy }
data-contract-rowless = { $file } n’a aucune ligne de { $contract }.
data-customers-broken = { $file } n’est pas une table de clients conforme à sa correspondance.
data-customers-leak = { $file } a des caractéristiques qui trahissent le résultat.
data-customers-unmapped = Une table de clients demande une correspondance.
data-mapping-none =
    .found = pas de correspondance
    .expected = une correspondance qui attribue les colonnes
    .remedy = vérifiez plutôt le fichier de l’étude, qui contient la correspondance
data-mapping-missing =
    .found = pas de correspondance
    .expected = l’attribution des colonnes
    .remedy = passez ColumnMapping(...), ou nommez une étude, qui en contient une ; propose_mapping(FICHIER) en propose une
data-feature-personal =
    .found = « { $name } », qui ressemble à { $kind }
    .expected = pas de donnée personnelle parmi les caractéristiques et le segment
    .remedy = retirez-la de la correspondance, ou nommez-la dans hash
data-feature-reserved =
    .found = une caractéristique nommée « { $name } »
    .expected = un nom autre que { JOINED($reserved) }
    .remedy = renommez la colonne
data-feature-empty =
    .found = aucune cellule remplie
    .expected = une caractéristique avec des valeurs
    .remedy = retirez-la de features
data-feature-leak =
    .found = { $why }
    .expected = des caractéristiques connues avant le résultat
    .remedy = retirez-la de features, ou nommez-la dans allow si elle est connue avant le résultat
data-mapping-listed =
    .found = pas de colonne « { $name } »
    .expected = des colonnes du fichier dans drop, hash et allow
    .remedy = { $remedy }
data-leak-total = { $name } est, d’après son nom, un total sur la durée de la relation : elle trahit la durée
data-leak-outcome = { $name } est, d’après son nom, écrite au moment du résultat ou après : elle trahit qui est parti
data-leak-auc = { $name } à elle seule indique qui est parti (AUC { FIXED($auc, digits: 3) }) : elle trahit le résultat
data-leak-certain = { $count } des { $left } clients partis ont une valeur de { $name } qu’aucun client resté n’a : elle trahit le résultat
data-leak-tenure = { $name } répète { $tenure } : elle trahit la durée
data-leak-product = { $name } = { $tenure } x { $fee } : elle trahit la durée
data-leak = { $why } ; { $used ->
        [true] utilisée, car la correspondance l’autorise
       *[false] non utilisée
    }.
data-personal-email = une adresse électronique
data-personal-phone = un numéro de téléphone
data-personal-ip = une adresse IP
data-personal-name = un nom de personne
data-personal-address = une adresse postale
data-personal-birth = une date de naissance
data-personal-account = un numéro d’identité ou de compte
data-hash-secret = avec la clé de { $variable }
data-hash-values = avec une clé tirée de toutes les valeurs et non conservée ; renseignez { $variable } pour les mêmes empreintes dans plusieurs tables
data-personal-hashed =
    { $known ->
        [true] { $name } ressemble à { $kind } et a été hachée { $key }.
       *[false] { $name } a été hachée { $key }.
    }
data-personal-dropped =
    { $known ->
        [true] { $name } ressemble à { $kind } et a été écartée.
       *[false] { $name } a été écartée.
    }
data-column-blank = { $name } est vide dans { $count } lignes sur { $rows }{ $used ->
        [yes] { "" }
        [no] { "\u202F" }; non utilisée
       *[feature] , non utilisée comme caractéristique
    }.
data-outcome-constant =
    { $left ->
        [true] Les { $customers } clients sont tous partis : aucun modèle de départ ne peut être estimé.
       *[false] Aucun des { $customers } clients n’est parti : aucun modèle de départ ne peut être estimé.
    }
data-tenure-zero-left = { $count } des { $left } clients partis ont une ancienneté de 0 : ils comptent comme partis après { SIGNIFICANT($months, digits: 2) } mois, au milieu de la première unité d’ancienneté.
data-tenure-zero-idle = { $count } clients d’ancienneté 0 qui ne sont pas partis n’ont été observés à aucun moment et sont écartés de l’estimation ; aucun des { $left } clients partis n’est parmi eux.
data-column-stated =
    .found = pas de colonne « { $name } »
    .expected = une colonne de la table
    .remedy = { $remedy }
data-columns-renamed = Les colonnes de { $file } ne peuvent pas être renommées ainsi.
data-mapping-broken = { $file } n’a pas les colonnes de sa correspondance.
data-mapping-column =
    .found = pas de colonne « { $name } »
    .expected = les colonnes de la correspondance
    .remedy = { $remedy }
data-answers-none = { $file } a des lignes qui ne sont pas des réponses.
data-mapping-rowless =
    .found = aucune ligne retenue
    .expected = au moins une
    .remedy = examinez leave_out et les questions
data-rows-left-out = { $count } lignes sur { $rows } ont été écartées : { $because }.
data-rows-counted = { $count } lignes sur les { $rows } retenues : { $because }.
data-log-completed = { $count } lignes sur { $rows } sont des activités achevées et sont comptées ; les autres en sont les étapes antérieures.
data-activity-incomplete =
    .found = aucune activité « { $name } » achevée
    .expected = une ligne avec l’étape complete
    .remedy = exportez aussi les achèvements
data-activity-unknown =
    .found = pas d’activité « { $name } »
    .expected = une activité du journal
    .remedy = { $remedy }
data-status-unanswered =
    .found = des lignes de statut { JOINED($statuses) }
    .expected = des réponses de personnes, et non des aperçus, des tests ou du spam
    .remedy = { $filter }
data-because-not-won = affaires non gagnées
data-because-nobody = lignes sans client
data-because-incomplete = étapes d’une activité avant son achèvement
data-because-no-consent = événements sans visiteur, faute de consentement
data-because-line-nobody = lignes de facture sans client
data-because-cancellation = annulations, déduites des achats
data-because-unfinished = réponses inachevées, qu’un outil d’enquête exporte aussi
data-because-spam = aperçus, tests, spam et réponses produites par un programme
data-because-no-reference = réponses sans la référence du client
data-because-endless = réponses sans fin
data-ask-currency = la devise : { $mapping }, si elle est la même partout
data-ask-dates = le format des dates, s’il diffère de 2025-12-31 : { $reader }
data-ask-stage = le nom de l’étape d’une affaire gagnée, si votre pipeline la renomme : { $mapping }
data-ask-cases = quelles activités sont un contact et lesquelles résolvent un dossier, si des dossiers doivent aussi en être tirés : { $mapping }
data-ask-scales = l’indice et l’échelle de chaque question : { $mapping }
data-ask-kind = le type d’enquête : { $mapping }
data-ask-customer = le client, si un champ personnalisé le contient : { $mapping }
data-export-hubspot-deals = affaires exportées par HubSpot
data-export-hubspot-tickets = tickets exportés par HubSpot
data-export-salesforce-opportunities = opportunités exportées par Salesforce
data-export-salesforce-cases = dossiers exportés par Salesforce
data-export-zoho-deals = affaires exportées par Zoho CRM
data-export-helpdesk = le journal d’événements d’un centre d’assistance
data-export-xes = un journal d’événements aux noms de XES
data-export-ga4 = événements exportés par Google Analytics 4, une ligne par événement ; heures en UTC
data-export-online-retail = Online Retail, les lignes de facture d’une boutique (UCI) : livres sterling ; une facture qui commence par C est une annulation
data-export-cdnow = CDNOW, achats de disques compacts (Fader & Hardie) : dollars américains
data-export-telco = les clients Telco d’IBM, un CSV d’un opérateur fictif
data-export-telco-workbooks = les clients Telco d’IBM, un dossier de classeurs joints par Customer ID
data-export-qualtrics = réponses exportées par Qualtrics, avec trois lignes d’en-tête
data-export-surveymonkey = réponses exportées par SurveyMonkey, avec deux lignes d’en-tête
data-export-strange = { $file } n’est pas reconnu.
data-export-none =
    .found = des colonnes d’aucun export connu
    .expected = l’un de { JOINED($known) }
    .remedy = écrivez votre propre correspondance
data-export-absent = Cet export n’existe pas.
data-export-unknown =
    .found = export « { $name } »
    .expected = un export connu
    .remedy = { $remedy }
data-export-recognised = reconnu : { $export }.
data-export-unsaid = non précisé par le fichier : { $ask }.
data-infer-export = { $file } a été lu comme { $export }.
data-infer-gaps = Les noms des colonnes de { $file } ne disent pas ce qu’elles contiennent.
data-infer-stated = Les colonnes des clients ne peuvent pas être attribuées.
data-infer-role =
    .found = customers.{ $name }
    .expected = une colonne de customers
    .remedy = { $remedy }
data-infer-absent =
    .found = pas de colonne « { $column } »
    .expected = la colonne déclarée pour { $name }
    .remedy = { $remedy }
data-infer-missing =
    .found = aucune colonne dont le nom dise { $about }
    .expected = une colonne
    .remedy = nommez-la avec { $option }
data-infer-outcome =
    .found =
        { $count ->
            [0] une seule valeur dans la colonne qui dit qui est parti
           *[other] { JOINED($values) } dans la colonne qui dit qui est parti
        }
    .expected = un oui et un non, tels que 1 et 0, comme les tables les écrivent d’ordinaire
    .remedy = indiquez le sens des valeurs dans un fichier de correspondances : cxsim init --from FICHIER en propose un
data-infer-columns = Colonnes attribuées d’après leur nom : { JOINED($columns, between: " ; ") }. Si l’une est fausse : { $option }.
data-infer-features =
    { $count ->
        [0] Ce qui peut expliquer : aucune colonne des clients.
       *[other] Ce qui peut expliquer : { JOINED($names) }.
    }
data-role-customer = qui est le client
data-role-tenure = depuis combien de temps le client est là
data-role-churned = si le client est parti
data-role-fee = ce que le client paie par mois
data-dataset-none = Ce jeu de données n’existe pas.
data-dataset-unknown =
    .found = jeu de données « { $name } »
    .expected = un jeu de données connu
    .remedy = { $remedy }
data-dataset-unfetched = { $name } ne peut pas être téléchargé.
data-dataset-missing =
    .found = fichier introuvable
    .expected = le fichier du jeu de données
    .remedy = faites pointer { $variable } vers un dossier qui contient { $file }
data-dataset-changed = { $file } n’est pas { $name } tel que publié.
data-dataset-checksum =
    .found = somme de contrôle { $found }...
    .expected = { $expected }..., celle de { $name }
    .remedy = supprimez le fichier et téléchargez-le de nouveau
data-dataset-connect = connectez-vous, ou placez le fichier à { $path }, ou faites pointer { $variable } vers un dossier qui contient { $file }
data-dataset-other = { $name } a été téléchargé, mais ce n’est pas le fichier publié.
data-dataset-bytes =
    .found = d’autres octets à { $url }
    .expected = un fichier de somme de contrôle { $expected }...
    .remedy = { $remedy }
data-dataset-silent =
    .found = pas de réponse de { $url } ({ $reason })
    .expected = le fichier publié
    .remedy = { $remedy }
data-time-ahead = Une prévision part d’aujourd’hui.
data-time-past =
    .found = { $name } de { $value }
    .expected = 0 ou plus, à partir de maintenant
    .remedy = comptez à partir d’aujourd’hui
data-tenure-missing = Les clients n’ont pas d’ancienneté de départ.
data-seed-unusable = La graine est inutilisable.
data-seed-negative =
    .found = graine { $seed }
    .expected = un nombre entier à partir de 0
    .remedy = choisissez une autre graine
data-column-amount-net = le montant, hors retours
data-transactions-returns = { $count } lignes sur { $rows } ne sont pas des achats (retours, annulations, cadeaux) et sont laissées de côté.
data-transactions-broken = { $file } n’est pas un journal de transactions.
data-transactions-empty =
    .found = aucune ligne
    .expected = au moins un achat
    .remedy = exportez de nouveau le journal
data-transactions-nobody =
    .found = pas de client
    .expected = le client qui a acheté
    .remedy = retirez ces lignes
data-transactions-undated =
    .found = pas de date lisible
    .expected = une date
    .remedy = { data-remedy-correct }
data-transactions-negative =
    .found = pas de montant valable
    .expected = un montant d’au moins 0
    .remedy = retirez les retours, ou déduisez-les de l’achat
data-rfm-empty = Il n’y a pas de clients à résumer.
data-rfm-nobody =
    .found = aucun achat jusqu’au { $cut }
    .expected = au moins un
    .remedy = choisissez une coupure plus tardive
data-rfm-incomplete = Il manque des colonnes à la table.
data-rfm-broken = La table n’est pas une table de récence, fréquence et montant.
data-rfm-column =
    .found = pas de colonne « { $name } »
    .expected = une colonne de ce nom
    .remedy = { $remedy }
data-rfm-frequency =
    .found = { $value }
    .expected = un nombre entier d’au moins 0
    .remedy = comptez les achats répétés
data-rfm-recency =
    .found = { $value }
    .expected = de 0 à T
    .remedy = mesurez du premier achat au dernier
data-rfm-recency-single =
    .found = { $value }
    .expected = 0 en l’absence d’achat répété
    .remedy = mesurez du premier achat au dernier
data-rfm-time =
    .found = { $value }
    .expected = une durée d’au moins 0
    .remedy = mesurez du premier achat à la coupure
data-rfm-unit =
    { $unit ->
        [days] jours
        [weeks] semaines
        [months] mois
        [years] années
       *[opportunities] occasions
    }
data-rfm-time-long =
    .found = { $value }
    .expected = { $years } ans au plus, en { data-rfm-unit }
    .remedy = indiquez l’unité des durées
data-rfm-value =
    .found = { $value }
    .expected = un montant d’au moins 0
    .remedy = faites la moyenne des achats répétés, hors retours
data-rfm-weight =
    .found = { $value }
    .expected = un nombre supérieur à 0
    .remedy = retirez la ligne
data-rfm-covariate =
    .found = une valeur non finie
    .expected = des nombres finis
    .remedy = complétez ou retirez
data-rfm-repeated =
    .found = une valeur répétée
    .expected = chaque client une seule fois
    .remedy = résumez le journal par client
data-durations-at-once = { $count } des { $gone } clients partis l’ont été à l’instant de leur arrivée : ils figurent avec une ancienneté de 0.
data-durations-away = { $count } clients sur { $customers } se sont absentés entre deux abonnements puis sont revenus, pour { FIXED($months, digits: 1) } mois en tout, { FIXED($longest, digits: 1) } au plus long : ce temps compte comme présence, et leur départ n’est pas compté. compute_spells le sépare.
data-durations-left-out = { $count } clients sur { $customers } ont été écartés : absents au { $snapshot }, ou partis avant le début du suivi.
data-durations-unseen = { $count } clients sur { $customers } ont été écartés : absents au { $snapshot }, ou partis avant le début du suivi ({ $gone ->
        [0] personne n’était parti à cette date
       *[other] dont { $lost } des { $gone } clients partis à cette date
    }).
data-durations-silent = { $count } clients sur { $customers } ont été écartés : sans événement jusqu’au { $snapshot }.
data-durations-empty = { $file } ne contient aucun client.
data-durations-nobody =
    .found = aucun client à temps
    .expected = au moins un
    .remedy = choisissez une date d’observation plus tardive
data-durations-censored = Aucun des { $customers } clients n’est parti : toutes les durées sont censurées.
data-inactivity-undefined = L’inactivité n’est pas définie.
data-inactivity-days =
    .found = { $days } jours de silence
    .expected = plus de 0
    .remedy = indiquez silent_days
data-history-unreadable = L’historique est illisible.
data-history-column =
    .found = pas de colonne « { $name } »
    .expected = une colonne de l’historique
    .remedy = ajoutez-la
data-history-instant =
    .found = un instant qui n’est pas un nombre
    .expected = des mois d’ancienneté
    .remedy = retirez la ligne
data-proposal-head = proposition tirée des noms des { $columns } colonnes de { $file } ; vérifiez chaque ligne ({ $unknown } = rien ne convient)
data-proposal-month = par mois
data-proposal-features = retirez ce qui n’est connu qu’après le départ d’un client
data-proposal-personal = semble personnel : { JOINED($kinds, between: " ; ") }
data-proposal-neither = ni oui ni non : { JOINED($values) }
data-proposal-gap = { $about } ; ou déclarez-le sous constants
data-proposal-one-of = l’un de { JOINED($names, between: " ou ") } est nécessaire
data-proposal-reader = day_first ou month_first ; le séparateur décimal
data-proposal-export = { $file } : { $export } ; vérifiez chaque ligne
data-proposal-ask = le fichier ne le dit pas, déclarez donc : { $ask }
data-streams-collide = Deux points de décision se confondent.
data-stream-shared =
    .found = « { $one } » et « { $other } » sur le même flux aléatoire
    .expected = un flux pour chacun
    .remedy = renommez l’un des deux
data-manifest-none = { $file } n’est pas un manifeste
data-manifest-wrong =
    .found = { $reason }
    .expected = le manifeste d’une exécution
    .remedy = nommez le dossier d’une exécution
data-manifest-absent =
    .found = pas de { $name }
    .expected = le manifeste d’une exécution
    .remedy = indiquez le dossier d’une exécution tel qu’il a été écrit
data-manifest-part =
    .found = { $name } d’une autre nature que ce qu’écrit une exécution
    .expected = le manifeste d’une exécution
    .remedy = indiquez le dossier d’une exécution tel qu’il a été écrit
data-manifest-strange =
    .found = « { $name } », qu’aucune exécution n’écrit
    .expected = le manifeste d’une exécution
    .remedy = indiquez le dossier d’une exécution tel qu’il a été écrit
data-manifest-version = { $file } ne peut pas être lu par cette version
data-manifest-format =
    .found = format { $found }
    .expected = format { $expected }
    .remedy = utilisez la version de cxsim qui l’a écrit
data-manifest-unreadable =
    .found = { $reason }
    .expected = un manifeste
    .remedy = vérifiez le fichier
data-run-none = { $folder } n’est pas une exécution
data-run-bare =
    .found = pas de { $name }
    .expected = le dossier d’une exécution
    .remedy = listez les exécutions avec `cxsim runs list`
data-run-missing = { $name } manque
data-run-added = { $name } n’est pas dans le manifeste
data-run-changed = { $name } a été modifié
data-run-unwritten = l’exécution ne peut pas être écrite
data-run-refused =
    .found = { $reason }
    .expected = un dossier accessible en écriture
    .remedy = choisissez avec --out un dossier où vous pouvez écrire
data-mapping-unusable = La correspondance est inutilisable.
data-mapping-key-absent =
    .found = une correspondance sans { $key }
    .expected = les clés d’une correspondance : customer_id, tenure, churned, fee_per_month, features ...
    .remedy = indiquez { $key }
data-mapping-key-unknown =
    .found = la clé inconnue { $key }
    .expected = les clés d’une correspondance : customer_id, tenure, churned, fee_per_month, features ...
    .remedy = { $remedy }
data-mapping-delimiter =
    .found = delimiter: « { $value } »
    .expected = un seul caractère, autre qu’un guillemet
    .remedy = corrigez-le
data-mapping-units =
    .found = une unité vide, ou avec un chiffre, +, -, . ou ,
    .expected = des lettres ou des signes tels que EUR ou %
    .remedy = corrigez-la
data-mapping-encoding =
    .found = encoding: « { $value } », inconnu
    .expected = un encodage que Python connaît
    .remedy = essayez utf-8, latin-1, cp1252 ou utf-16
data-mapping-outcome =
    .found = { JOINED($values) } pour oui et pour non
    .expected = chaque valeur pour l’un des deux
    .remedy = supprimez-la de l’un
data-mapping-fee-constant =
    .found =
        { $value ->
            [none] une section
           *[other] { $value }
        }
    .expected = le nom de la colonne qui contient l’abonnement mensuel
    .remedy = ajoutez au tableau une colonne avec l’abonnement et nommez-la, par exemple fee_per_month: fee
data-mapping-tenure =
    .found = « { $column } »
    .expected = l’unité de l’ancienneté, qui n’est pas indiquée
    .remedy = écrivez tenure: { "{" }column: { $column }, unit: months{ "}" }
data-mapping-roles =
    .found = { JOINED($columns) } a deux rôles
    .expected = une colonne propre à chaque rôle
    .remedy = nommez une autre colonne pour l’un d’eux
data-mapping-feature-role =
    .found = la variable { $feature } est aussi { $role }
    .expected = des variables sans elle
    .remedy = supprimez-la de features
data-mapping-feature-dropped =
    .found = la variable { $feature } figure aussi dans drop
    .expected = l’un ou l’autre
    .remedy = supprimez-la de l’un
data-mapping-feature-twice =
    .found = une variable nommée deux fois dans features
    .expected = chaque variable une seule fois
    .remedy = supprimez-en une
data-mapping-source =
    .found = à la fois table et dataset, ou aucun des deux
    .expected = soit table (un fichier), soit dataset (un jeu de données public)
    .remedy = indiquez l’un des deux
data-mapping-contract =
    .found = le contrat « { $contract } » est inconnu
    .expected = un contrat
    .remedy = choisissez parmi { JOINED($known) }
data-mapping-columns =
    .found = { JOINED($columns) } : pas de telles colonnes dans { $contract }
    .expected = des colonnes du contrat
    .remedy = corrigez les noms, ou supprimez-les
data-mapping-constant =
    .found = { JOINED($columns) } ont une colonne et une constante
    .expected = l’une ou l’autre
    .remedy = supprimez-en une
data-mapping-questions =
    .found = des questions pour une table autre que surveys
    .expected = pas de questions : elles relèvent de surveys
    .remedy = supprimez questions
data-mapping-log =
    .found = un journal pour une table autre que cases
    .expected = pas de journal : il relève de cases
    .remedy = supprimez log

## config

config-study-wrong =
    { $file } n’est pas une étude exécutable : { $count ->
        [one] une erreur
       *[other] { $count } erreurs
    }
config-value-file-wrong = { $file } ne pose pas une question à laquelle on puisse répondre
config-exports-file-wrong = { $file } ne fait pas correspondre ses tables
config-results-missing = { $file } : l’a priori remplace le résultat d’une expérience, que des leviers prennent dans un fichier
config-keys-renamed = { $file } nomme { $count ->
    [one] une clé comme la version 0.1 ; elle est lue sous son nouveau nom, pour la dernière fois dans cette version
   *[other] { $count } clés comme la version 0.1 ; elles sont lues sous leurs nouveaux noms, pour la dernière fois dans cette version
}
config-key-renamed =
    .found = « { $old } », nom de cette clé dans la version 0.1
    .expected = « { $new } », son nom actuel
    .remedy = renommez « { $old } » en « { $new } »
config-key-missing =
    .found = pas de « { $name } »
    .expected = cette clé ici
    .remedy = ajoutez { $name }: ; `cxsim plan keys { $address }` la décrit
config-key-unknown =
    .found = « { $name } »
    .expected = un nom connu ici
    .remedy = { $remedy }
config-key-two-kinds =
    .found = « { $name } » sous { $kind }
    .expected = un nom que { $kind } connaît
    .remedy = supprimez l’un des deux : { $name } ou { $kind }
config-name-wrong =
    .found = { $value }
    .expected = un nom
    .remedy = commencez par une minuscule ; employez des minuscules, des chiffres et _
config-currency-wrong =
    .found = { $value }
    .expected = une devise
    .remedy = employez ses trois majuscules, par exemple EUR
config-entries-few =
    .found = nombre d’éléments : { $count }
    .expected = au moins { $least }
    .remedy = ajoutez ce qui manque
config-entries-many =
    .found = nombre d’éléments : { $count }
    .expected = au plus { $most }
    .remedy = supprimez les éléments en trop
config-number-spelled =
    .found = { $value }
    .expected = { $expected }
    .remedy = écrivez { $number }
config-set = { $address } : { $before } -> { $after }{ $interval ->
        [true] , son intervalle en proportion : de { $low } à { $high }
       *[false] { "" }
    }
config-set-refused = une clé ne peut pas être modifiée
config-set-form =
    .found = --set { $text }
    .expected = l’adresse d’une clé et sa valeur
    .remedy = écrivez par exemple --set pools.support.agents=45
config-set-none = l’étude n’en a aucune à cet endroit : ajoutez-la dans son fichier
config-set-unknown =
    .found =
        { $around ->
            [none] « { $name } »
           *[other] « { $name } » dans { $around }
        }
    .expected = une clé connue à cet endroit
    .remedy = { $remedy }
config-value-wrong =
    .found = { $value }
    .expected = { $expected }
    .remedy = corrigez-le
config-expected-section = des noms avec leurs valeurs
config-expected-list = une liste
config-expected-text = un texte
config-expected-whole = un nombre entier
config-expected-number = un nombre
config-expected-finite = un nombre fini
config-expected-yes-or-no = true ou false
config-expected-date = une date qui existe, par exemple 2026-01-31
config-expected-pattern = un texte conforme à { $pattern }
config-expected-more-than = plus de { $bound }
config-expected-at-least = au moins { $bound }
config-expected-less-than = moins de { $bound }
config-expected-at-most = au plus { $bound }
config-expected-one-of = { LIST($names, form: "or") }
config-expected-other = une valeur d’un autre genre (cxsim plan keys les montre)
config-shown-nothing = rien
config-shown-section = une section
config-shown-list = une liste
config-key-other-kind =
    .found = « { $name } » sous { $kind }
    .expected = un nom que { $kind } connaît
    .remedy =
        { $count ->
            [one] supprimez-le : { JOINED($others) } le connaît, { $kind } non
           *[other] supprimez-le : { JOINED($others) } le connaissent, { $kind } non
        }
config-segments-empty =
    .found = aucun client dans tous les segments
    .expected = des clients auxquels ressemblent ceux qui seront gagnés ou recommandés
    .remedy = indiquez au moins un client dans un segment
config-segments-fit =
    .found = des modèles à estimer : { JOINED($fits) }
    .expected = pas de fit : il n’y a pas de table
    .remedy = supprimez fit: ; les segments indiquent leur risque
config-segments-coefficient =
    .found = le coefficient « { $coefficient } » d’un modèle
    .expected = un nombre : il n’y a pas de table à partir de laquelle estimer
    .remedy = écrivez un nombre
config-segments-column =
    .found = la colonne « { $column } »
    .expected = pas de colonne : il n’y a pas de table
    .remedy = supprimez column et scale ; la dispersion du segment sert de départ
config-feature-unknown =
    .found = « { $feature } »
    .expected = une variable de la correspondance de la population
    .remedy = { $remedy }
config-fit-missing =
    .found = aucun modèle sous fit:
    .expected = un modèle estimé sur la table
    .remedy = ajoutez fit: { "{" }churn: { "{" }{ "}" }{ "}" }
config-fit-unknown =
    .found = « { $fit } »
    .expected = un modèle sous fit:
    .remedy = { $remedy }
config-coefficient-unknown =
    .found = « { $coefficient } »
    .expected = une variable du modèle « { $fit } »
    .remedy = { $remedy }
config-column-unknown =
    .found = « { $column } »
    .expected = une colonne nommée par la correspondance de la population
    .remedy = { $remedy }
config-slider-unknown =
    .found = « { $name } »
    .expected = l’adresse d’un nombre de l’étude qui n’est pas ajusté
    .remedy = { $remedy }
journey-exception-common =
    .found =
        { $reason ->
            [pool] segments pour { $name }, alors que tous ceux qui appellent se partagent le groupe
            [channel] segments pour { $name }, alors qu’on ignore d’avance qui un canal amène
            [prospects] segments pour { $name }, alors que les prospects n’ont pas encore de segment
            [margin] segments pour { $name }, qui s’applique à l’argent de tous les clients ensemble
            [spread] segments pour { $name }, qui dit combien les clients diffèrent entre eux
            [start] segments pour { $name }, le niveau d’avant le premier jour
           *[other] segments pour un nombre qui n’est celui d’aucun client
        }
    .expected = un seul nombre pour tous
    .remedy =
        { $reason ->
            [pool] supprimez-les ; un groupe à part, ou `priority`, sert un segment autrement
            [channel] supprimez-les, ou écrivez un canal pour chacun
            [margin] supprimez-les ; `revenue.fee_level` et les coûts peuvent différer par segment
            [start] supprimez-les ; indiquez-le sous population.segments, ou par une colonne de la table
           *[other] supprimez-les
        }
journey-exception-nested =
    .found = des segments à l’intérieur de ce qui vaut pour le segment { $segment }
    .expected = un seul nombre par segment
    .remedy = écrivez chaque segment une fois, tous sous la grandeur
journey-exception-fitted =
    .found = le coefficient { $coefficient } du modèle ajusté pour le seul segment { $segment }
    .expected = un nombre
    .remedy = indiquez le nombre ; le modèle a été ajusté sur tous les clients
journey-exception-equal =
    .found = { $value } pour le segment { $segment }, comme pour tous les autres
    .expected = un autre nombre que pour tous les autres
    .remedy = supprimez-le
journey-exception-nobody =
    .found = le segment « { $segment } », qui n’a pas de clients
    .expected = un segment qui a des clients
    .remedy = supprimez-le, ou donnez des clients au segment
config-segment-unknown =
    .found = « { $segment } »
    .expected = un segment de clients
    .remedy = { $remedy }
config-table-customers = la table des clients
config-table-surveys = la table des réponses aux enquêtes
config-table-contacts = la table des contacts
config-table-cases = le journal des dossiers
config-table-transactions = le journal des achats
config-file-missing =
    .found = aucun fichier { $file }
    .expected = { $expected }
    .remedy = vérifiez le chemin, qui part du fichier d’étude
config-log-unused =
    .found = un journal { $log }
    .expected = un plan avec { $section }:
    .remedy = indiquez { $section }:, ou supprimez le journal
config-last-purchase-twice =
    .found = la colonne « { $column } » et un journal des achats
    .expected = l’un des deux
    .remedy = supprimez l’un des deux
config-file-empty =
    .found = un fichier vide
    .expected = une étude
    .remedy = écrivez-en une, ou partez de `cxsim init`
config-file-unreadable = { $file } ne peut pas être lu
config-file-absent =
    .found = aucun fichier de ce nom
    .expected = une étude (YAML)
    .remedy = vérifiez le chemin, ou créez-en une avec `cxsim init`
config-file-folder =
    .found = un dossier
    .expected = une étude (YAML)
    .remedy = nommez le fichier qu’il contient
config-file-forbidden =
    .found = { $reason }
    .expected = un fichier lisible
    .remedy = vérifiez le chemin et les droits d’accès
config-file-special =
    .found = un tube ou un périphérique
    .expected = un fichier
    .remedy = écrivez son contenu dans un fichier et indiquez celui-ci
config-file-large =
    .found = plus de { $most } octets
    .expected = ce nombre au plus
    .remedy = une étude est un petit fichier ; est-ce un fichier de données ?
config-file-lines =
    .found = { $lines } lignes
    .expected = au plus { $most }
    .remedy = une étude est un petit fichier ; est-ce un fichier de données ?
config-file-values =
    .found = plus de { $most } clés et valeurs
    .expected = ce nombre au plus
    .remedy = une étude est un petit fichier ; mettez les tables dans des fichiers de données et nommez-les ici
config-file-encoding =
    .found = l’octet { $byte }, qui n’est pas de l’UTF-8
    .expected = un fichier texte en UTF-8
    .remedy = enregistrez-le de nouveau en UTF-8
config-file-character =
    .found = le caractère { $character }
    .expected = du texte
    .remedy = supprimez-le
config-yaml-other =
    .found = un texte qui n’est pas du YAML
    .expected = du YAML
    .remedy = corrigez-le, ou récrivez l’étude à partir d’un modèle (cxsim init)
config-yaml-tab =
    .found = une tabulation
    .expected = des espaces
    .remedy = indentez avec des espaces ; YAML n’admet pas les tabulations
config-yaml-anchor =
    .found = l’ancre &{ $name } une seconde fois ; elle figure d’abord à la ligne { $line }
    .expected = une seule ancre de chaque nom, pour que le sens d’un alias soit clair
    .remedy = donnez un autre nom à l’une des deux
config-yaml-alias =
    .found = l’alias *{ $name } sans ancre
    .expected = une ancre (&nom) au-dessus de chaque alias (*nom)
    .remedy = mettez le texte entre guillemets si * en fait partie
config-yaml-indentation =
    .found = « { $line } » avec cette indentation
    .expected = des lignes d’une même section qui commencent à la même colonne
    .remedy = corrigez l’indentation
config-yaml-colon =
    .found = un second deux-points
    .expected = un nom et une valeur, indentés comme leurs voisins
    .remedy = corrigez l’indentation, ou mettez entre guillemets le texte qui contient un deux-points
config-yaml-documents =
    .found = un second document (---)
    .expected = une étude par fichier
    .remedy = séparez le fichier en deux
config-yaml-character =
    .found = un texte qui commence par { $character }
    .expected = des guillemets autour d’un tel texte
    .remedy = écrivez-le entre guillemets
config-yaml-end =
    .found = la fin de la ligne ou du fichier
    .expected = un guillemet ou un crochet fermant, ou une valeur
    .remedy = fermez ce qui est ouvert à cet endroit ou plus haut
config-yaml-syntax =
    .found = « { $text } », qui n’est pas du YAML à cet endroit
    .expected = des noms avec des valeurs, et des listes
    .remedy = cherchez un guillemet ou un crochet resté ouvert, ou un deux-points qui manque, à cet endroit ou plus haut
config-yaml-depth =
    .found = plus de { $most } niveaux
    .expected = une étude
    .remedy = imbriquez moins profondément
config-yaml-aliases =
    .found = plus de { $most } valeurs une fois ses alias (*nom) développés
    .expected = une étude
    .remedy = employez moins d’alias
config-yaml-twice =
    .found = « { $name } » une seconde fois (d’abord à la ligne { $line })
    .expected = chaque nom une seule fois
    .remedy = supprimez ou renommez l’un des deux
config-yaml-merge =
    .found = une clé de fusion (<<)
    .expected = des noms
    .remedy = écrivez les valeurs, ou employez un alias (*nom) pour une valeur entière
config-yaml-thousands =
    .found = { $written }, qu’une virgule coupe entre { "{ }" }
    .expected = un nombre sans séparateur de milliers
    .remedy = écrivez { $number }
config-yaml-name =
    .found = { $name } comme nom
    .expected = un texte
    .remedy = mettez-le entre guillemets, par exemple "1"
config-yaml-tag =
    .found = l’étiquette { $tag }
    .expected = du texte, des nombres et des dates simples
    .remedy = supprimez l’étiquette
config-yaml-value =
    .found = « { $value } »
    .expected = une valeur de type { $tag }
    .remedy = corrigez-la, ou mettez-la entre guillemets si c’est un texte
config-extends-circle =
    .found = plus de { $most } fichiers, chacun étendant un autre
    .expected = une étude à la base
    .remedy = n’étendez pas en boucle
config-population-segments =
    .found = des segments
    .expected = une table de clients
    .remedy = nommez la table et sa correspondance sous population
config-table-needed = Il faut une table de clients ; l’étude indique des segments.
config-document-no-names =
    .found =
        { $kind ->
            [list] une liste
           *[value] une valeur seule
        }
    .expected = des noms avec leurs valeurs (nom: ...)
    .remedy = commencez chaque ligne par un nom et un deux-points
config-extends-missing =
    .found =
        { $missing ->
            [true] aucun fichier { $file }
           *[false] « { $file } »
        }
    .expected = le chemin d’un fichier d’étude, à partir de ce fichier
    .remedy = corrigez-le
config-log-source =
    .found = à la fois table et dataset, ou aucun des deux
    .expected = soit table (un fichier), soit dataset (un jeu de données public)
    .remedy = indiquez l’un des deux
config-log-contract =
    .found = une correspondance de { $contract }
    .expected = une correspondance de transactions
    .remedy = corrigez le contrat
config-value-horizon =
    .found = horizon vaut { $horizon }
    .expected = une durée d’un jour ou plus, par exemple 273 d
    .remedy = corrigez-le
config-export-contract =
    .found = { $table } a la correspondance d’une table { $contract }
    .expected = une correspondance avec contract: { $table }
    .remedy = corrigez le contrat, ou le nom

# the reference of a study file

config-reference-file = le fichier
config-reference-number = tout nombre
config-reference-number-text = Partout où une unité figure ci-dessous, écrivez un nombre (`0.7`, `20 min`), ou une section avec son incertitude et sa source : `{ "{" }value: 0.7, p5: 0.6, p95: 0.8, source: contact log, grade: measured{ "}" }`.
config-reference-columns = clé|ce que c’est|s’écrit|si omise
config-reference-kinds = une des sortes ci-dessous : { JOINED($kinds, between: ", ") }
config-reference-list = liste ({ $inner })
config-reference-names = noms ({ $inner })
config-reference-either = { LIST($kinds, form: "or") }
config-reference-text = texte
config-reference-whole = nombre entier
config-reference-decimal = nombre
config-reference-boolean = true ou false
config-reference-date = date
config-reference-months = mois, par exemple 36 months
config-reference-section = section
config-reference-money = argent
config-reference-needed = obligatoire
config-reference-none = rien
config-reference-inner = comme ses propres clés le disent

# keys of a study file, by the section that states them

config-section-quantity = Un nombre du monde, avec son unité, son incertitude (un intervalle à 90 %), sa source et sa preuve.
    .value = valeur centrale, la médiane ; omise là où `fit` la donne
    .unit = fixée par l’endroit où se trouve la grandeur
    .p5 = borne inférieure de l’intervalle à 90 %
    .p95 = borne supérieure de l’intervalle à 90 %
    .dist = loi qui a ces p5 et p95 ; par défaut celle qui passe par les trois chiffres. triangular, pert : value est le mode
    .sample = valeurs observées au lieu de p5 et p95 : on tire parmi elles
    .measured = résultat d’une expérience au lieu de value, p5 et p95 : ce qui en reste après rétrécissement ; le shift d’un levier peut nommer { "{" }experiment, endpoint{ "}" } de l’étude
    .segments = là où elle diffère pour les clients d’un segment : { "{" }business: 0.8{ "}" }, chacune écrite comme la grandeur
    .fit = nom du modèle ajusté qui donne la valeur
    .coef = quel coefficient de ce modèle
    .source = d’où vient le nombre
    .grade = à quel point il est connu
    .owner = qui en répond
    .dated = quand il a été établi
config-section-experiment-result = Un effet tel qu’une expérience l’a mesuré. Ce qui a été choisi pour sa taille doit une part au hasard : l’effet est donc rétréci vers la loi a priori.
    .estimate = l’effet mesuré, dans l’unité de la grandeur
    .error = son erreur type
    .prior_sd = écart type des vrais effets de telles expériences
    .prior_mean = leur moyenne ; 1 pour un facteur sans effet
config-section-study = Les clés de premier niveau d’un fichier d’étude.
    .population = les clients : une table et le sens de ses colonnes, ou des segments avec leurs effectifs et leurs risques
    .fit = modèles ajustés sur la table, par nom ; aucun pour des segments
    .programmes = programmes à chiffrer, par nom
    .combinations = programmes simulés aussi ensemble
    .correlations = grandeurs incertaines corrélées
    .monthly_shocks = bons et mauvais mois communs à tous les clients
    .measurements = tests et enquêtes possibles avant la décision, décrits ici, ou une expérience de l’étude
    .experiments = tests A/B des programmes, par nom
    .money = conditions auxquelles des sommes sont comparées dans le temps
    .run = comment l’étude est exécutée
    .app = ce que montre la page de l’étude, cxsim app
    .language = code de la langue du rapport, du classeur et de la ligne de commande, par exemple fr
config-section-plan =
    .name = titre de l’étude, tel que le rapport le montre
    .start = premier jour de la simulation, un premier du mois
    .horizon = durée de la simulation
    .currency = devise de toutes les sommes : trois capitales, par exemple EUR
    .cost_per_customer = coût d’un client actif qui ne dépend pas de ses contacts
    .acquisition = façons dont viennent de nouveaux clients, par nom
    .referral = recommandations des promoteurs, qui amènent des clients
    .detraction = mises en garde des détracteurs, qui coûtent des prospects
    .cases = sortes de problèmes que des points de contact ouvrent et résolvent
    .purchases = achats hors abonnement
    .surveys = enquêtes par nom : qui est interrogé, et qui répond
    .pools = équipes d’agents qui servent des contacts, par nom
config-section-churn = Le risque de départ : celui du modèle ajusté, inchangé, fois `multiplier` (1 sauf si un levier le change), et le moment où le client part.
    .fit = nom du modèle ajusté sous fit:
    .form = quand le client part
    .every = mois entre deux renouvellements, pour la forme `renewal`
    .multiplier = facteur sur le risque de tous les clients
config-section-level-dynamics = Comment un niveau dans [0, 1] (satisfaction, ou souvenir de l’effort) bouge avec l’expérience et s’estompe.
    .gain = part de la distance à l’expérience dont un contact rapproche le niveau
    .loss_aversion = de combien une mauvaise expérience déplace le niveau plus qu’une bonne
    .half_life = temps au bout duquel la moitié d’un changement est oubliée
    .log_hazard = changement du logarithme du risque de départ du niveau 0 au niveau 1 ; un coefficient ajusté est ramené à cette échelle
    .response = comment une expérience déplace le niveau
    .curve = forme selon laquelle le niveau agit sur le logarithme du risque de départ
config-section-initial-level = D’où part un niveau dans [0, 1] pour chaque client : une colonne de la table lue sur son échelle, ou un seul nombre.
    .column = colonne de la table des clients qui contient la réponse
    .scale = les réponses qui valent 0 et 1, par exemple [0, 10]
    .missing = niveau des clients sans réponse (de tous les clients, si aucune colonne n’est nommée)
config-section-revenue = Ce que paient les clients : l’abonnement de leur ligne de la table, fois `fee_level` ; `margin` est ce qui en reste avant le coût de service.
    .fee_level = facteur sur l’abonnement de tous les clients
    .margin = marge sur coûts variables de l’abonnement, avant le coût de service
config-section-journey = Un graphe orienté de points de contact ; une visite commence au premier de la liste.
    .trigger = quand une visite commence
    .touchpoints = points de contact par nom
config-section-on-acquisition = Commence quand le client est gagné.
    .on = le moment où le client est gagné
config-section-on-leaving = Commence quand le client décide de partir, avant son départ : le moment d’une offre de rétention.
    .on = le moment où le client décide de partir
config-section-on-purchase = Commence à chaque achat, ou à une part d’entre eux : une livraison, un retour. Si une visite est en cours, il en attend la fin.
    .on = le moment où le client achète
    .share = la part des achats qui le déclenchent
config-section-on-bill = Commence le premier du mois, avec la facture du mois écoulé s’il y a eu un abonnement à payer, ou avec une part des factures.
    .on = le moment où un mois est facturé
    .share = la part des factures qui le déclenchent
config-section-on-date = Commence à des jours fixés pour ceux qui sont alors clients, tous ou une partie. Une visite en cours l’absorbe.
    .dates = les jours où il commence
    .segment = seulement pour les clients de ce segment
    .share = la part de ces clients, tirée de nouveau à chaque date
config-section-on-level = Commence quand la satisfaction ou l’effort franchit un niveau, et de nouveau seulement après en être revenu. Une visite en cours l’absorbe.
    .level = ce que ressentent les clients
    .below = le niveau auquel il descend
    .above = le niveau auquel il monte
config-section-at-rate = Commence au hasard à un rythme mensuel, qui peut différer d’un client à l’autre (gamma ; `variation` = écart type / moyenne) et selon l’heure.
    .rate = débuts par mois et par client
    .variation = coefficient de variation du rythme entre clients
    .when = charge relative des heures d’une semaine ; par défaut toutes égales
config-section-every = Commence chaque fois que l’ancienneté du client est un multiple d’un intervalle, par exemple à chaque renouvellement.
    .every = ancienneté entre deux débuts
config-section-after = Commence quand un contact d’un autre parcours a l’issue nommée : une livraison manquée, par exemple, ouvre une demande d’assistance.
    .after = <parcours>.<point de contact>
    .outcome = l’issue qui le fait commencer
config-section-on-answer = Commence à une réponse d’enquête sous une certaine note : rappeler les détracteurs.
    .survey = enquête du plan
    .below = première note qui ne le fait pas commencer
config-section-touchpoint = Un contact entre le client et l’entreprise : combien il dure, comment il finit, comment il est ressenti, ce qu’il coûte, ce qui suit.
    .channel = où il a lieu : téléphone, application, boutique, ...
    .success = part des contacts où le client atteint son but
    .abandonment = part des contacts que le client abandonne
    .duration = durée moyenne jusqu’à l’issue
    .quality_success = qualité ressentie d’un succès
    .quality_failure = qualité ressentie d’un échec ou d’un abandon
    .effort = effort pour le client
    .effort_per_day = effort supplémentaire par jour jusqu’à l’issue
    .weight = ce que le contact compte pour la satisfaction et l’effort, au regard d’un contact de poids 1
    .cost = coût de service, par contact
    .payment = paiement du client en cas de succès, comme à la caisse
    .intent = intention du visiteur, pour les tables
    .opens = sorte de cas à ouvrir, sauf si un cas de cette sorte est ouvert
    .opens_when = fails : en cas d’échec ou d’abandon
    .resolves = sorte de cas que son succès résout ; chacun de ces contacts compte pour le cas
    .offer = l’offre faite ; le succès signifie alors l’acceptation
    .custom = point de contact en Python qui décide à la place de ces nombres ; SimPy seulement
    .on_success = point de contact qui suit un succès ; end termine la visite
    .on_failure = point de contact qui suit un échec
    .on_abandonment = point de contact qui suit quand le client abandonne
    .pool = équipe dont les agents le servent ; `duration` commence alors quand ils ont fini
    .priority = dans la file de l’équipe : servi avant les priorités inférieures
config-section-offer = Ce qu’offre un contact : un autre produit, davantage du même, ou une raison de rester.
    .kind = un autre produit, davantage du même, ou une raison de rester
    .product = nom de l’offre dans les tables
    .success_satisfied = part des offres acceptées à une satisfaction de 1 ; `success` du point de contact est celle à 0
    .curve = forme entre les deux
    .fee_change = changement de l’abonnement du client quand il accepte
    .incentive = coût de chaque acceptation : un cadeau, une remise, une prime
    .max_acceptances = nombre maximal d’offres qu’un client accepte dans ce parcours
config-section-channel = Une façon dont viennent de nouveaux clients : combien par mois, et à quel coût chacun.
    .rate = clients gagnés par mois
    .cost = coût de chaque client gagné
config-section-referral = Les promoteurs recommandent : le rythme croît de 0 à `threshold` jusqu’à `rate` à une satisfaction de 1.
    .threshold = satisfaction à partir de laquelle un client recommande
    .rate = recommandations par mois à une satisfaction de 1
    .conversion = part des recommandations qui amènent un client
    .delay = temps moyen entre la recommandation et le nouveau client
    .reward = récompense versée pour chaque client gagné
    .own_segment = part des clients gagnés qui sont du segment du parrain ; les autres sont de n’importe lequel
    .public = part des recommandations faites en public, comme mentions
    .curve = forme selon laquelle le rythme croît
config-section-detraction = Les détracteurs mettent en garde : le rythme croît de 0 à `threshold` jusqu’à `rate` à une satisfaction de 0, et des prospects sont perdus.
    .threshold = satisfaction sous laquelle un client met en garde
    .rate = mises en garde par mois à une satisfaction de 0
    .prospects_lost = nombre moyen de prospects perdus par mise en garde, dans le mois qui suit
    .public = part des mises en garde faites en public, comme mentions
    .curve = forme selon laquelle le rythme croît
config-section-case-kind = Une sorte de problème : des points de contact l’ouvrent et le résolvent ; un client a au plus un cas ouvert de chaque sorte.
    .cost = coût de chaque cas ouvert, en plus de ses contacts
    .log_hazard = changement du logarithme du risque de départ tant qu’un cas de cette sorte est ouvert
config-section-purchases = Achats hors abonnement, à un rythme mensuel propre à chaque client, chacun d’un montant aléatoire (lois gamma).
    .rate = achats par mois et par client
    .spend = montant moyen d’un achat
    .log_rate = changement du logarithme du rythme, de la satisfaction 0 à 1
    .inactive_after = temps sans achat au bout duquel un client compte comme perdu
    .margin = marge sur coûts variables du montant, avant le coût de service
    .variation = coefficient de variation du rythme entre clients
    .spend_variation = coefficient de variation des montants d’un même client
    .spend_between = coefficient de variation du montant moyen entre clients
    .last_purchase = colonne de la table des clients avec les jours entre le dernier achat et le début
    .curve = forme selon laquelle la satisfaction agit sur le logarithme du rythme
config-section-survey = Qui l’entreprise interroge, qui répond, et quoi : enquête relationnelle (tous les tant de mois), transactionnelle (après un parcours) ou à chaud (aussitôt).
    .index = indice de la question
    .every = mois entre deux vagues, le premier du mois
    .after = parcours après les visites duquel les clients sont interrogés
    .pulse = <parcours>.<point de contact> : les clients sont interrogés juste après chacun de ses contacts
    .sample = part des clients (ou des visites, ou des contacts) invités à répondre
    .response_rate = part des invités qui répondent, à une satisfaction de 0,5 et sans lassitude
    .extremity_bias = de combien les très satisfaits et les très mécontents répondent plus souvent
    .fatigue = part de l’envie de répondre perdue à chaque invitation
    .recovery = demi-vie avec laquelle cette envie revient
    .noise = écart type de la réponse autour du niveau
    .response_coaching = décalage de la réponse quand on demande une bonne note
    .reasons = la liste de problèmes de l’entreprise, avec leurs poids
config-section-pool = Des agents qui servent les contacts nommant l’équipe : leurs horaires, leurs temps de service, et la patience de ceux qui appellent.
    .agents = nombre d’agents, qui sont aussi payés ; avec 3,6, un quatrième agent est présent 60 % des jours
    .per = colonne des clients, p. ex. region : une file pour chacune de ses valeurs, les agents répartis comme les clients
    .hours = quand l’équipe est ouverte, par exemple 'Mon-Sat 08:00-20:00'
    .shifts = agents par horaires ; par défaut tous les agents à toutes les heures
    .outside_hours = qui appelle hors de ces heures attend d’être rappelé, ou est renvoyé
    .callback_within = temps au bout duquel les rappels passent avant les nouveaux appels
    .service = combien de temps un agent est occupé par un appel
    .patience = combien de temps on attend avant d’abandonner ; par défaut toujours
    .overflow = équipes dont les agents libres aident, dans cet ordre ; leurs propres appels passent d’abord
    .priority = priorité par segment : servi avant les inférieures (0 par défaut)
    .answer_within = niveau de service : attente dans laquelle un appel devrait être pris ; compté, sans effet
    .effort_per_minute = effort supplémentaire par minute d’attente
    .quality_per_minute = qualité perdue par minute d’attente
    .cost_per_minute = coût d’une minute où un agent est occupé
    .cost_per_agent = coût d’un agent, occupé ou non
    .morale = le moral des agents ; omis, il n’a pas d’effet
    .per = colonne des clients, par exemple la région : une file pour chacune de ses valeurs, les agents répartis comme les clients
config-section-shift = Une partie des agents pendant une partie des heures.
    .hours = heures du poste, par exemple 'Mon-Fri 08:00-16:00'
    .share = part des agents de l’équipe présents à ces heures ; les postes qui se chevauchent s’ajoutent
config-section-exponential = Une durée aléatoire sans mémoire, de cette moyenne.
    .exponential = moyenne
config-section-lognormal = Une durée aléatoire dont le logarithme est normal.
    .lognormal = moyenne et 95e centile
config-section-mean-and-p95 = La moyenne et le 95e centile d’une durée.
    .mean = moyenne
    .p95 = 95e centile
config-section-constant = Une durée toujours la même.
    .constant = la durée
config-section-morale = Le moral des agents d’une équipe, dans [0, 1] : il baisse quand ils sont trop occupés, et agit sur le succès et la qualité.
    .strain_above = taux d’occupation d’un jour au-dessus duquel le moral baisse ; à pleine occupation, il tend vers 0
    .half_life = demi-vie avec laquelle le moral évolue
    .success_loss = perte de la part de succès à un moral de 0
    .quality_loss = perte de la qualité ressentie à un moral de 0
config-section-table-source = Les clients d’une étude : un fichier à côté de celui de l’étude, ou un jeu de données public nommé, et sa lecture.
    .table = fichier des clients, relatif au fichier d’étude, ou une base de données et sa table : sqlite:///crm.db#customers
    .dataset = nom d’un jeu de données public, par exemple telco_ibm
    .surveys = fichier des réponses d’enquête à côté de celui de l’étude, mesuré pour le rapport ; si le plan a des enquêtes, celles d’avant son début disent aussi la lassitude de chaque client
    .contacts = fichier des contacts des clients à côté de celui de l’étude, mesuré pour le rapport
    .cases = fichier des cas à côté de celui de l’étude ; qui en a un ouvert au début, les sortes de cas du plan étant les raisons
    .transactions = fichier des achats à côté de celui de l’étude ; ceux d’avant le début donnent le dernier achat de chaque client et, par les modèles BG/NBD et Gamma-Gamma, la fréquence et le montant de ses achats
config-section-column-mapping = Quelle colonne d’une table de clients est quoi, et quelles colonnes un modèle de départ peut utiliser.
    .customer_id = colonne qui nomme le client ; chaque nom une seule fois
    .tenure = temps depuis l’arrivée : { "{" }column: ..., unit: months{ "}" }
    .churned = si le client est parti : { "{" }column: ..., yes: [...], no: [...]{ "}" }
    .fee_per_month = colonne de l’abonnement mensuel
    .segment = colonne qui répartit les clients en segments
    .contacts = colonne des contacts récents, un nombre
    .joined = colonne du jour d’arrivée ; avec elle, les modèles de départ sont aussi éprouvés hors période
    .features = colonnes qu’un modèle de départ peut utiliser ; un texte devient des catégories
    .drop = colonnes écartées à la lecture
    .hash = colonnes remplacées à la lecture par une empreinte à clé
    .allow = colonnes utilisées bien qu’elles ressemblent à des fuites
    .joined_files = si la table est un dossier de fichiers des mêmes clients, chacun avec d’autres colonnes
    .reader = comment le fichier est écrit, là où c’est indiqué
config-section-tenure-mapping = Où se trouve le temps depuis l’arrivée, et dans quelle unité.
    .column = colonne de la table
    .unit = unité dans laquelle il est écrit
config-section-outcome-mapping = Où il est dit si un client est parti, et comment oui et non y sont écrits.
    .column = colonne de la table
    .yes = comment il est écrit qu’un client est parti
    .no = comment il est écrit qu’un client est là
config-section-reader = Comment un fichier est écrit, là où c’est indiqué et non laissé à la détection.
    .delimiter = entre deux valeurs, un caractère ; \t pour une tabulation, spaces pour des suites de blancs
    .decimal = signe décimal ; l’autre sépare alors les milliers
    .dates = comment les dates sont écrites, si ce n’est pas 2025-12-31 ; jamais deviné
    .encoding = un nom que Python connaît : utf-8, latin-1, cp1252, utf-16
    .sheet = feuille d’un classeur, par son nom
    .names = noms des colonnes d’un texte sans en-tête
    .header_rows = lignes au-dessus des données ; la première contient les noms
    .title_rows = lignes au-dessus des noms, qui sont sautées ; détectées par défaut
    .blank = par colonne, valeurs qui signifient l’absence de réponse, par exemple -99
    .valid = par colonne, valeurs qui ressemblent à des codes et sont des nombres
    .units = unités écrites à côté des nombres, par exemple EUR ou % ; 12 % vaut alors 0,12
config-section-segments = Une population de segments ; les tirages de chaque client ne dépendent que de son nom : un client de plus ne change rien aux autres.
    .segments = segments par nom
    .groups = colonnes par lesquelles les clients sont groupés, p. ex. { "{" }region: 8{ "}" } : autant de valeurs, attribuées tour à tour
    .groups = colonnes qui groupent les clients, par exemple { "{" }region: 8{ "}" } : autant de valeurs, distribuées à tour de rôle
config-section-segment = Des clients semblables au hasard près.
    .customers = combien ils sont au début
    .tenure = depuis combien de temps ils sont clients
    .fee_per_month = ce qu’ils paient
    .satisfaction = à quel point ils sont contents au début
    .effort = l’effort dont ils se souviennent au début
    .hazard = à quel rythme ils partent
config-section-tenure-spread = L’ancienneté au début, gamma entre clients ; avec une variation de 1 exponentielle, avec 0 la même pour tous.
    .mean = ancienneté moyenne
    .variation = écart type sur moyenne
config-section-fee-spread = L’abonnement mensuel, gamma entre clients.
    .mean = abonnement mensuel moyen
    .variation = écart type sur moyenne
config-section-level-spread = Un niveau dans [0, 1], bêta entre clients.
    .mean = niveau moyen
    .sd = écart type ; inférieur à celui de clients tous à 0 ou à 1
config-section-churn-hazard = Le risque de départ des clients tels qu’ils sont : constant, ou une loi de Weibull de survie `exp(-(tenure / scale) ** shape)`.
    .per_month = risque constant
    .scale = ancienneté jusqu’à laquelle reste 1 client sur e
    .shape = au-dessus de 1 le risque croît avec l’ancienneté, en dessous il décroît
config-section-cox = Régression de Cox du risque de départ sur des variables du client.
    .method = régression de Cox, qu’il n’est pas nécessaire de nommer
    .ties = comment sont rangés les clients partis à la même ancienneté
    .strata = variables dont chaque niveau a son propre risque de base, là où les risques ne sont pas proportionnels
    .entry = colonne de l’ancienneté en mois à laquelle une ligne entre en observation
    .weights = colonne qui dit combien de fois une ligne compte
    .cluster = colonne qui dit quelles lignes vont ensemble ; les erreurs sont alors robustes
    .robust = erreurs par la formule sandwich, justes même si les risques ne sont pas proportionnels
config-section-method =
    .features = colonnes de la table que le modèle peut utiliser ; si aucune n’est nommée, toutes les variables de la lecture
    .holdout = part des clients mise de côté pour la validation ; l’ajustement final les utilise tous
    .tail_months = dernière portion d’ancienneté observée, dont le risque moyen se poursuit au-delà
    .tail_events = départs que cette portion doit contenir ; elle est élargie jusque-là
    .missing = un nombre manquant est refusé, ou remplacé par la moyenne et signalé par une colonne à part
    .max_levels = nombre maximal de niveaux d’une catégorie
    .min_events_per_coefficient = en dessous, l’ajustement porte la marque few_events
    .calibrate_months = horizons auxquels les prévisions sont comparées à ce qui s’est passé
    .recalibrate = si un ajustement qui attend trop ou trop peu de départs à ces horizons, plus que par hasard, est recalé
    .groups = groupes de risque semblable dans lesquels ils sont comparés
config-section-boosting = Arbres boostés par gradient sur les clients-mois : toute forme et toute interaction, et rien à en lire.
    .method = quel modèle est ajusté
    .rounds = arbres
    .learning_rate = pas de chaque arbre
    .max_leaves = nombre maximal de feuilles d’un arbre
    .min_rows_in_leaf = nombre minimal de clients-mois dans une feuille
    .max_rows = nombre de clients-mois au-delà duquel il est refusé
config-section-cause-specific = Raisons de départ concurrentes : une régression de Cox pour chacune, et leur somme comme risque de départ.
    .method = quel modèle est ajusté
    .reason = colonne qui dit pourquoi un client est parti ; vide pour qui est là
    .ties = comment sont rangés les clients partis à la même ancienneté
config-section-cure = Une part de clients qui ne partent jamais d’eux-mêmes, et des durées de Weibull pour les autres (Boag 1949).
    .method = quel modèle est ajusté
    .latency = variables qui jouent aussi sur le moment du départ de ceux qui partent
config-section-discrete-time = Une régression binaire du départ chaque mois, avec un effet lisse de l’ancienneté (Singer & Willett 1993).
    .method = quel modèle est ajusté
    .link = cloglog est le risque proportionnel en temps groupé
    .by = variables dont chaque niveau a son propre effet de l’ancienneté
    .knots = fonctions qui composent l’effet de l’ancienneté
    .smoothing = poids des carrés des différences secondes de cet effet
config-section-generalised-gamma = Durées gamma généralisées (Prentice 1974), dont Weibull et log-normale sont des cas.
    .method = quel modèle est ajusté
config-section-log-logistic = Durées log-logistiques : cotes proportionnelles d’être parti.
    .method = quel modèle est ajusté
config-section-log-normal = Durées log-normales : le risque monte puis descend.
    .method = quel modèle est ajusté
config-section-piecewise-exponential = Un risque constant entre des bornes d’ancienneté, fois un facteur du client.
    .method = quel modèle est ajusté
    .breaks = anciennetés en mois auxquelles le risque peut changer
config-section-weibull = Durées de Weibull : un risque en puissance de l’ancienneté ; à la fois accélérées et proportionnelles.
    .method = quel modèle est ajusté
config-section-programme = Ce que ferait une stratégie, et ce qu’elle coûte.
    .description = une phrase, pour le rapport
    .levers = ce qu’elle change
    .costs = ce qu’elle coûte
    .free_because = pourquoi elle ne coûte rien ; obligatoire s’il y a des leviers sans ligne de coût
config-section-lever = Un changement d’une grandeur nommée : à quoi ou de combien, dès quand, et pour qui.
    .quantity = nom de la grandeur, par exemple journeys.support.touchpoints.call.success, ou d’une loi de durée, par exemple pools.support.service
    .set = la valeur qu’elle prend ; une durée avec son unité, par exemple 20 min
    .multiply = le facteur qui la multiplie ; sur une loi de durée, sa moyenne et son p95 ensemble
    .shift = ce qui s’y ajoute ; une durée avec son unité, par exemple -5 min
    .start = jour où il commence
    .lag = temps avant que quoi que ce soit ne change
    .ramp = temps dans lequel il atteint sa pleine taille
    .half_life = temps dans lequel la moitié du changement s’estompe
    .until = premier jour où il n’est plus en vigueur
    .segment = seulement les clients de ce segment
    .coverage = part de ces clients qui est touchée
config-section-one-off-cost = Payé une fois, un jour donné.
    .one_off = le montant
    .on = jour du paiement
config-section-cost-item =
    .name = son nom dans le rapport
    .source = d’où vient le montant
    .grade = à quel point il est connu
    .owner = qui en répond
config-section-recurring-cost = Payé chaque mois, à partir de `start` ; un mois entamé au prorata.
    .per_month = le montant
    .start = premier jour où il est payé
    .end = premier jour où il n’est plus payé
    .inflation = hausse annuelle du montant, à partir du début du plan
config-section-cost-per-customer = Payé par mois pour chaque client actif touché.
    .per_customer_month = le montant pour chaque client touché
    .start = premier jour où il est payé
    .end = premier jour où il n’est plus payé
    .segment = seulement les clients de ce segment
    .coverage = part de ces clients qui est touchée
    .inflation = hausse annuelle du montant, à partir du début du plan
config-section-cost-per-event = Payé pour chaque contact à un point de contact, des clients touchés.
    .per_event = le montant pour chaque contact
    .event = journeys.<parcours>.touchpoints.<point de contact>
    .start = premier jour où il est payé
    .end = premier jour où il n’est plus payé
    .segment = seulement les contacts des clients de ce segment
    .coverage = part de ces clients dont les contacts sont payés
    .inflation = hausse annuelle du montant, à partir du début du plan
config-section-correlation = Deux grandeurs incertaines qui varient ensemble, par leur corrélation de rang (Spearman).
    .between = noms de deux grandeurs incertaines
    .rank = corrélation de rang
    .source = d’où elle vient
config-section-calendar-variation = De bons et de mauvais mois communs à tous les clients : un facteur lognormal par mois, de moyenne 1, sur le risque de départ et sur la demande.
    .sd = écart type du logarithme du facteur sur le risque de départ de tous dans un mois
    .demand_sd = le même pour le rythme des contacts ; par défaut comme `sd`
config-section-experiment-measurement = Une expérience de l’étude comme mesure possible avant la décision : ce qu’elle coûte, montre et dure est ce que dit son plan.
    .experiment = nom de l’expérience
    .endpoint = le critère qui mesure la taille d’un levier ; par défaut le critère principal
    .sample_sizes = nombres d’unités entre lesquels choisir ; par défaut celui qui vaut le plus, avec des fractions et des multiples de la taille significative
config-section-unit-columns = Dans quelles colonnes d’une table d’unités se trouvent les valeurs d’un critère : `y`, ou pour une durée `duration` et `left`.
    .y = résultat de l’unité dans la fenêtre qui suit ; par défaut la colonne du nom du critère
    .x = dénominateur, pour un rapport
    .y_before = le même résultat dans la fenêtre qui précède l’affectation, pour en tenir compte
    .x_before = son dénominateur dans la fenêtre qui précède
    .new = 1 pour une unité sans passé
    .predicted = le résultat prédit d’après ce qui était connu avant, pour en tenir compte (CUPAC)
    .x_predicted = son dénominateur prédit, pour un rapport
    .duration = pour une durée : jours de l’affectation jusqu’au départ de l’unité ou à sa dernière observation
    .left = pour une durée : 1 pour une unité partie
    .entry = pour une durée : jour de la même horloge à partir duquel l’unité a été observée
config-section-planned-measurement = Un test ou une enquête possible avant de décider : ce qu’il mesure, avec quelle précision, à quel coût, à quelle vitesse.
    .quantity = nom de l’hypothèse qu’il mesure
    .sd = écart type d’une observation, dans l’unité de l’hypothèse
    .sample_sizes = nombres d’observations au choix
    .cost = quelle que soit sa taille
    .cost_per_observation = par observation
    .setup = avant la première observation et après la dernière
    .observations_per_week = observations obtenues par semaine
    .treated_share = part de tous les clients qui ont le programme pendant ce temps
    .source = d’où viennent ses nombres
config-section-experiment = Une expérience qui compare des bras : les programmes nommés comme bras au témoin.
    .description = une phrase, pour le rapport
    .arms = part prévue des unités dans chaque bras ; un bras qui est un programme le reçoit
    .control = le bras traité comme aujourd’hui
    .unit = ce qui est affecté : un client, une grappe de clients, ou une période pour tous
    .cluster = colonne des clients qui forme les grappes, par exemple la région
    .period = durée d’une période d’un plan alterné, avec son unité
    .washout = début de chaque période qui n’est pas compté
    .segment = seulement les clients de ce segment
    .share = part des clients éligibles qui participe
    .begins = premier jour d’affectation
    .enrol_on = journal dont la première ligne d’un client l’affecte ; par défaut tous le premier jour
    .after = fenêtre après l’affectation où les résultats comptent, avec son unité
    .before = fenêtre avant l’affectation qui corrige les différences entre clients ; 0 pour aucune
    .covariates = colonnes des clients, connues avant l’affectation, d’après lesquelles les résultats sont prédits pour en tenir compte (CUPAC)
    .endpoints = ce qui est mesuré, par nom
    .looks = lectures avant la fin ; par défaut une, à la fin
    .alpha = taux de fausses alarmes, bilatéral
    .power = probabilité de trouver le plus petit changement utile
    .cost = coût de l’expérience quelle que soit sa taille, en argent
    .cost_per_customer = coût par client qui y participe, en argent
    .flow = clients et grappes, indiqués au lieu d’être comptés
    .logs = tables par contrat ; par défaut celles des clients de l’étude
    .data = ce qui a été recueilli ; omis avant l’expérience
config-section-endpoint = Ce qui est mesuré de chaque unité dans la fenêtre après son affectation.
    .kind = share : unités avec au moins une ligne ; mean : somme de la colonne ; count : lignes ; ratio : somme sur lignes ; quantile ; lifetime
    .metric = clé d’un indicateur du catalogue, pour un rapport, ou pour ses sommes par unité
    .table = contrat du journal qui est sommé, au lieu d’un indicateur
    .column = colonne qui est sommée
    .touchpoint = des contacts : journey.touchpoint du plan dont ce sont les contacts, pour une simulation ; par défaut les premiers
    .quantile = quel quantile des sommes des unités, par exemple 0.9
    .tau = horizon de la durée moyenne restreinte ; par défaut la fenêtre d’après
    .role = un seul est primary : il décide ; les garde-fous ne doivent pas se dégrader de plus que leur marge
    .better = si le haut ou le bas est meilleur ; par défaut comme le dit la fiche de l’indicateur
    .mde = plus petit changement utile ; pour une durée, du risque, en part
    .margin = plus grande perte acceptée : on en teste la non-infériorité
    .relative = mde et margin sont des parts de la valeur d’aujourd’hui
    .quantity = adresse de la taille de levier qu’il mesure, par exemple programmes.a.levers.0.shift
    .worth = ce qu’en vaut une unité pour un client, en argent
    .prior = quels effets ont de telles expériences ; par défaut ceux du levier qu’il mesure
    .stated = ses moments, indiqués au lieu d’être mesurés
config-section-effect-prior = Quels effets ont de telles expériences : une loi normale de la vraie différence, dans l’unité du critère.
    .sd = écart type des vrais effets
    .mean = leur moyenne
    .source = d’où elle vient, par exemple neuf tests antérieurs
config-section-stated-moments = Ce qu’on sait d’un critère sans tables ; s’il y a des tables, ce qui est indiqué passe d’abord et est signalé.
    .mean = valeur d’aujourd’hui : la part, la moyenne, le rapport ou le quantile
    .sd = écart type d’une unité ; celui d’une part découle de la part
    .correlation = corrélation de la valeur d’une unité avec celle de la fenêtre d’avant
    .icc = corrélation intraclasse des unités d’une grappe
    .density = densité des valeurs des unités au quantile
    .hazard_per_month = rythme auquel les clients partent, pour une durée
    .source = d’où viennent les nombres
config-section-looks = Quand l’expérience est lue avant sa fin, et la loi de ses bornes (bilatérales, symétriques).
    .law = O’Brien-Fleming ou Pocock, ou la loi de dépense de Lan et DeMets du même nom
    .at = part de l’échantillon total à chaque lecture ; la dernière vaut 1
config-section-unit-flow = Combien d’unités viennent et comment elles se groupent ; s’il y a des tables, ce qui est indiqué passe d’abord et est signalé.
    .customers = clients éligibles présents le premier jour
    .per_week = nouveaux par semaine à partir de là
    .cluster_size = nombre moyen de clients d’une grappe
    .cluster_cv = coefficient de variation des tailles de grappe
    .source = d’où viennent les nombres
config-section-experiment-data = Ce qui a été recueilli : les relevés d’affectation jusqu’à un certain jour, ou une table avec une ligne par unité, ou des sommes.
    .assignments = table du contrat experiments : qui a été affecté à quel bras, et quand
    .rows = table avec une ligne par unité à la place : son bras et ses valeurs
    .arm = colonne du bras dans la table des unités
    .unit = colonne du nom de l’unité dans la table des unités ; chacune n’y figure qu’une fois
    .stratum = colonne de la strate dans la table des unités, pour pondérer et lire les segments
    .columns = colonnes de la table des unités, par critère
    .record = fichier où chaque lecture est notée, pour que comptent celles que personne n’avait prévues ; créé s’il n’existe pas
    .sums = à la place, table des sommes par bras et critère : n, somme, somme des carrés
    .result = la lecture, telle que cxsim abtest analyse --json ou une exécution (result.yaml) l’a écrite ; les leviers s’y réfèrent
    .simulated = ce que cxsim abtest simulate --json a écrit, pour le rapport
    .dated = premier jour qui n’est plus connu
config-section-financial-terms = Comment l’argent est pesé dans le temps. Sans rien d’autre, un cas avant impôts en monnaie du mois, à un taux annuel effectif.
    .discount_rate = taux annuel effectif ; nommez qui en répond
    .convention = quand, dans son mois, une somme qui s’y accumule est actualisée
    .rate_basis = si le taux d’actualisation comprend l’inflation (nominal) ou non (real)
    .price_basis = monnaie du mois (nominal) ou d’aujourd’hui (real)
    .inflation = par an ; nécessaire si taux et prix n’ont pas la même base
    .inflation_by_line = hausse annuelle des prix d’une ligne de bénéfice, à partir du début du plan : cost_to_serve pour les salaires, margin pour les abonnements
    .tax_rate = sur le profit supplémentaire, pertes compensées ; omis : avant impôts
    .terminal = omis : rien ne compte au-delà de l’horizon
    .soft = lignes de bénéfice qu’aucun budget ne montrera, par exemple cost_to_serve
    .round_to = les sommes sont arrondies à des multiples de ceci, telles qu’affichées, avant de compter
config-section-haircut = La part de ce que le programme améliore qui ne lui est pas attribuée, et pourquoi ; ce qu’il dégrade compte en entier.
    .share = part de chaque effet positif (par ligne et par mois) qui n’est pas comptée
    .because = la raison, en une phrase
config-section-terminal-value = Ce que vaut alors, au-delà de l’horizon, un client encore là à la fin ; un chiffre dont répond la finance.
    .per_customer = valeur d’un client présent à la fin
config-section-page-options = Ce que montre la page d’une étude. Rien de cela n’est une hypothèse.
    .sliders = nombres que l’on peut déplacer, par adresse ; par défaut les leviers du programme et ce qui va le plus avec sa valeur
config-section-run-options = Comment une étude est exécutée : combien de fois, sur quels nombres aléatoires, sur combien de cœurs. Rien de cela n’est une hypothèse.
    .draws = tirages conjoints des hypothèses incertaines ; avec une tolérance, au plus
    .tolerance = arrêt quand l’erreur type de la VAN moyenne en est cette part ; par défaut tous les tirages sont faits
    .sampling = comment les hypothèses sont tirées : hypercube latin ou points de sobol
    .replications = tirages aléatoires aux valeurs centrales, dont la moyenne est le cas de base
    .seed = graine de tous les nombres aléatoires de l’étude
    .workers = nombre de threads ; par défaut tous les cœurs. Ne change aucun chiffre

## cli

cli-error = erreur : { $error }
cli-warning = avertissement : { $warning }
argument-renamed = « { $old } » de { $function } s’appelle désormais « { $new } » ; la prochaine version ne connaîtra plus l’ancien nom
cli-option-renamed = note : l’option { $old } s’appelle désormais { $new } ; la prochaine version ne connaîtra plus l’ancien nom
cli-metric-renamed = note : la métrique { $old } s’appelle désormais { $new } ; la prochaine version ne connaîtra plus l’ancien nom
cli-field-renamed = note : le champ « { $old } » du JSON s’appelle désormais « { $new } » ; la prochaine version n’aura plus l’ancien nom
cli-language-unknown =
    .found = { $source } { $code }
    .expected = une langue dans laquelle les résultats sont rédigés
    .remedy = { $remedy }
cli-not-understood = La commande n’est pas comprise.
cli-command-missing =
    .found = { $command } sans commande
    .expected = l’une de : { LIST($commands, form: "or") }
    .remedy = ajoutez-en une ; { $command } --help les explique
cli-command-unknown =
    .found = la commande « { $name } »
    .expected = une commande de cxsim
    .remedy = { $remedy }
cli-command-other =
    .found = des mots qui ne forment pas une commande
    .expected = une commande avec ses arguments et ses options
    .remedy = voyez cxsim --help
cli-argument-extra =
    .found = { LIST($words) }
    .expected = aucun autre argument
    .remedy = retirez-le, ou voyez { $command } --help
cli-argument-missing =
    .found = pas de { $name }
    .expected = un argument ou une valeur
    .remedy = ajoutez-le ; { $command } --help l’explique
cli-option-unknown =
    .found = l’option { $option }
    .expected = une option de cette commande
    .remedy = { $remedy }
cli-option-value =
    .found = l’option { $option }
    .expected = une valeur après une option qui en demande une, et aucune après un interrupteur
    .remedy = donnez la valeur sous la forme { $option } VALEUR, ou retirez-la
cli-help-usage = Syntaxe :
cli-help-subcommand = COMMANDE [ARGUMENTS]...
cli-help-arguments = Arguments
cli-help-options = Options
cli-help-commands = Commandes
cli-help-default = { "[" }par défaut : { "{" }{ "}" }]
cli-help-required = { "[" }obligatoire]
cli-help-help = Affiche cette aide.

# help of each command; a parameter without a text of its own has the one of cli-usage-shared

cli-usage-shared =
    .as_json = Écrit un objet JSON sur la sortie standard, aussi pour les erreurs.
    .config = L’étude : un fichier YAML.
    .seed = Graine des nombres aléatoires, au lieu de celle de l’étude.
    .executor = Exécution des parties : serial, threads, processes ou dask. Ne change aucun chiffre.
    .scheduler = Adresse d’un cluster dask, par exemple tcp://127.0.0.1:8786.
    .resume = Dossier des parties terminées : elles y sont gardées, et le calcul reprend à partir d’elles.
    .quiet = N’affiche pas l’avancement.
    .name = L’expérience.
    .settings = Modifie une clé de l’étude, par exemple pools.support.agents=45 ; peut être répété.
cli-usage-cxsim = Simule les clients d’une entreprise à partir de ses propres données et chiffre un programme avant son lancement.
    .version = Affiche la version.
    .language = Langue des résultats et des erreurs ; par défaut celle de l’étude, sinon CXSIM_LANGUAGE.
    .epilog = Codes de sortie : 0 terminé, 1 échec d’un modèle ou d’une vérification, 2 commande ou étude fausse, 3 données fausses, 130 interruption.
cli-usage-cxsim-metrics =
    Mesure des tables, réelles ou simulées : tous les indices et indicateurs qu’elles permettent, avec intervalles, effectifs et avertissements.

    Affiche les chiffres ; avec --out, les écrit aussi dans un fichier.
    .data = Des tables, leur dossier, une exécution, une étude ou des exports décrits ; avec --explain un indicateur.
    .by = Colonnes, et une période parmi day, week, month, quarter, year, séparées par des virgules.
    .only = Indicateurs, séparés par des virgules ; par défaut tous.
    .kind = Contrat d’un fichier seul, si son nom ne le dit pas.
    .column = Colonne du contrat d’une table et son nom dans le fichier ; peut être répété. Exemple : customers.fee_per_month=fee
    .compare = Compare deux valeurs de la première colonne de --by.
    .benchmarks = Valeurs publiées : fichier CSV des colonnes metric, value, source, date.
    .out = Écrit les chiffres dans un fichier .csv ou .parquet.
    .list_all = Liste les indicateurs.
    .explain = Affiche la fiche d’un indicateur.
cli-usage-cxsim-fit =
    Ajuste les modèles de départ de l’étude et d’autres candidats, les note sur des clients mis de côté et en recommande un.

    Écrit model_card.html, model_card.json et l’ajustement recommandé, churn_fit.json, dans le dossier --out.

    Pour un journal d’achats (transactions: et value:), ajuste des modèles de valeur vie et compare leurs prévisions à ce qui a suivi :
    value_card.html et value_card.json.
    .config = L’étude, ou un fichier d’achats à valoriser : YAML.
    .out = Dossier de la fiche du modèle et de l’ajustement recommandé.
    .seed = Graine du partage des clients, au lieu de celle de l’étude.
cli-usage-cxsim-drivers =
    Cherche ce qui va de pair avec le NPS, le CSAT et l’effort, comment ces notes se rapportent aux départs et à la dépense, et quelle expérience trancherait.

    Affiche les réponses, et écrit drivers.html et drivers.json dans le dossier --out.
    .place = Une étude ou des exports décrits (YAML), une exécution, ou un dossier avec customers et surveys.
    .out = Dossier de la page et de ses chiffres.
    .seed = Graine du rééchantillonnage, au lieu de celle de l’étude.
    .draws = Nombre de rééchantillons de clients pour les intervalles des parts.
    .window = Jours avant une réponse pendant lesquels les contacts comptent.
    .features = Pour un dossier : colonnes des clients qui peuvent être des facteurs, séparées par des virgules ; par défaut toutes celles qui varient.
    .column = Pour un dossier : colonne du contrat d’une table et son nom dans le fichier ; peut être répété. Exemple : customers.fee_per_month=fee
cli-usage-cxsim-simulate =
    Simule les clients d’une étude tels qu’ils sont traités aujourd’hui, ou un nombre quelconque de clients semblables, sur plusieurs cœurs ou machines.

    Affiche les totaux, par mois et en tout. N’écrit de fichiers qu’avec --events (les tables) et --resume (les parties terminées).
    .customers = Nombre de clients au départ : la table, répétée avec de nouvelles identités.
    .summary = Seulement les totaux sur tous les mois, sans ligne par mois.
    .replications = Nombre de tirages ; auto : jusqu’à ce que le chiffre principal soit précis.
    .precision = Avec auto : demi-largeur de l’intervalle à 95 %, en part de la moyenne.
    .workers = Nombre de threads ou de processus. Ne change aucun chiffre.
    .events = Dossier des tables, chacune un dossier de fichiers Parquet.
    .touchpoints = Fichier Python avec vos propres points de contact ; il est exécuté.
cli-usage-cxsim-run =
    Ajuste le modèle de départ, simule les clients avec et sans le programme, et écrit le rapport, le classeur et les tables.

    Le dossier de l’exécution, dans --out, contient report.html, report.pdf, roi.xlsx, picture.png, les tables, l’étude et manifest.json.
    .out = Dossier des exécutions ; chacune y crée le sien.
    .draws = Nombre de tirages conjoints des hypothèses incertaines, au lieu de celui de l’étude.
    .workers = Nombre de threads. Ne change aucun chiffre.
    .programme = Programme à chiffrer ; par défaut le premier.
    .customers = Nombre de clients au départ : la table, répétée avec de nouvelles identités. Seule la comparaison est faite.
    .quick = La comparaison seule : ni sensibilités, ni valeur de l’information.
cli-usage-cxsim-check =
    Vérifie une étude et ses tables, sans ajustement ; ou vérifie un fichier de données contre son contrat.

    Tous les défauts sont signalés ensemble, chacun avec son fichier, sa ligne et sa colonne. N’écrit rien.
    .path = Une étude ou des exports décrits (YAML), ou un fichier ou dossier de données (CSV, JSON, Parquet, xlsx, XES).
    .kind = Contrat d’un fichier de données, si son nom ne le dit pas.
    .max_faults = Nombre maximal de sortes de défauts à afficher.
cli-usage-cxsim-init =
    Écrit une étude de départ et ses données d’exemple dans DIR : telecom.yaml, study.schema.json, data/. N’écrase rien.

    Avec --from, affiche comment lire cette table (ou l’écrit dans -o FILE), à relire et à corriger par vous.
    .folder = Dossier de l’étude.
    .table = Propose la lecture de cette table.
    .out = Avec --from : fichier de la proposition.
cli-usage-cxsim-schema = Écrit le schéma JSON d’un fichier d’étude, pour les éditeurs.
    .out = Fichier à écrire ; par défaut l’écran.
cli-usage-cxsim-app = Affiche une étude ou une exécution comme page dans un navigateur, sur cette seule machine : déplacer des nombres, comparer des options, voir les parcours.
    .target = Une étude (YAML), le dossier d’une exécution, ou un dossier qui en contient ; par défaut celui-ci.
    .port = Port de la page sur 127.0.0.1.
cli-usage-cxsim-compare = Met deux exécutions côte à côte : les entrées qui diffèrent, les chiffres clés et le passage de l’une à l’autre par ligne de trésorerie. N’écrit rien.
    .first = Dossier d’une exécution.
    .second = Dossier d’une autre exécution.
cli-usage-cxsim-runs = Liste et vérifie les exécutions terminées.
cli-usage-cxsim-runs-list = Liste les exécutions terminées d’un dossier, avec leur programme, leur valeur et ce qui diffère de l’exécution précédente. N’écrit rien.
    .folder = Dossier des exécutions.
cli-usage-cxsim-runs-verify =
    Contrôle les empreintes des fichiers d’une exécution, ajuste et simule à nouveau, et compare. N’écrit rien.

    Le code de sortie est 1 si quelque chose diffère.
    .run_folder = Dossier d’une exécution.
cli-usage-cxsim-plan = Montre ce que dit un plan, avant toute exécution.
cli-usage-cxsim-plan-show =
    Dessine les parcours d’une étude, et affiche toutes les grandeurs qu’un levier peut nommer : valeur, intervalle, unité, preuve, source.

    Écrit le dessin dans le dossier --out sous le nom du fichier d’étude, en .svg et en .png.
    .out = Dossier du dessin, en SVG et en PNG.
cli-usage-cxsim-plan-keys = Affiche les clés d’un fichier d’étude : ce qu’est chacune, comment l’écrire, et ce qui vaut si vous l’omettez. N’écrit aucun fichier.
    .key = Une section ou une clé, par exemple journeys, programmes.NAME.levers ou surveys.NAME.noise ; par défaut toutes.
cli-usage-cxsim-abtest = Prépare, lit et simule les expériences d’une étude.
cli-usage-cxsim-abtest-design = Dit combien de clients et de semaines il faut à une expérience, d’après les tables de l’entreprise. N’écrit rien.
    .config = L’étude : un fichier YAML avec des expériences.
    .name = L’expérience ; par défaut toutes.
    .worth = Simule les tirages de l’étude et montre ce que chaque effectif vaut pour la décision.
    .draws = Avec --worth : nombre de tirages, au lieu de celui de l’étude.
cli-usage-cxsim-abtest-analyse =
    Dit ce que montre une expérience, et ce qui en découle. N’écrit rien.

    Le code de sortie est 3 si les bras n’ont pas les effectifs prévus : aucun effet n’est alors affiché.
    .config = L’étude : un fichier YAML avec des expériences.
    .sums = Fichier CSV de sommes par critère et par bras, au lieu des relevés et des journaux.
    .look = De quelle lecture prévue il s’agit ; par défaut la dernière.
    .anyway = Affiche les effets bien que les bras n’aient pas les effectifs prévus.
cli-usage-cxsim-abtest-simulate = Exécute une expérience dans le jumeau un grand nombre de fois : le vrai effet d’un déploiement, et ce que chaque plan d’expérience en aurait dit. N’écrit rien.
    .config = L’étude : un fichier YAML avec des expériences.
    .designs = Plans d’expérience, séparés par des virgules : customer, cluster, switchback, tree, exposure.
    .runs = Tirages du jumeau pour le déploiement, et pour chaque plan où des agents sont partagés.

cli-interrupted = interrompu ; { $left }
cli-left-parts = les parties terminées sont conservées dans { $folder } : la même commande reprend à partir d’elles
cli-left-log = le journal dans { $folder } est inachevé : supprimez-le avant de recommencer ; avec --resume DIR, une simulation peut être reprise
cli-left-nothing = rien n’a été conservé
cli-memory-short = Il faudrait plus de mémoire qu’il n’y en a.
cli-memory =
    .found = plus de mémoire disponible{ $summary ->
            [none] { "" }
           *[other] { " " }({ $summary })
        }
    .expected = assez de place pour le calcul
    .remedy = réduisez --customers, --draws ou --workers ; avec des équipes, tous les clients sont en mémoire à la fois
cli-disk-full = Le disque est plein ; aucun résultat à moitié écrit n’est resté.
cli-disk-space =
    .found = { NUMBER($megabytes, maximumFractionDigits: 1) } Mo libres
    .expected = assez de place pour les résultats
    .remedy = libérez de la place, ou indiquez un dossier sur un autre disque avec --out, --events ou --resume
cli-place-refused = Un fichier ou un dossier ne peut pas être utilisé.
cli-place-forbidden =
    .found = { $reason }
    .expected = un emplacement que cet utilisateur peut lire et écrire
    .remedy = changez ses droits d’accès, ou indiquez un autre emplacement
cli-internal-error =
    { $shown ->
        [true] erreur interne ({ $kind } : { $summary }) ; merci de la signaler
       *[false] erreur interne ({ $kind } : { $summary }) ; merci de la signaler ; CXSIM_DEBUG=1 montre où
    }
cli-wrote = { $file } écrit
cli-wrote-schema = { $file } écrit (pour les éditeurs)
cli-wrote-sample = { $folder } écrit (clients synthétiques)
cli-next-run = ensuite : cxsim run { $study }
cli-next-check = ensuite : corrigez-le, puis cxsim check { $file }
cli-proposal-paste-study = # ensuite : collez ces lignes dans votre fichier d’étude, à la place de son { $block }:, puis lancez cxsim check ETUDE
cli-proposal-paste-exports = # ensuite : collez ces lignes dans un fichier d’exports, { $block }: à côté de ses autres tables, puis lancez cxsim check FICHIER
cli-proposal-file = # ou écrivez-les dans un nouveau fichier : cxsim init --from { $table } -o { $block }.yaml
cli-shipped-missing = { $file } ne fait pas partie de cette installation
cli-shipped-file-missing =
    .found = aucun fichier de ce nom
    .expected = les configurations fournies
    .remedy = réinstallez cxsim
cli-not-written = { $file } ne peut pas être écrit
cli-file-unwritable =
    .found = { $reason }
    .expected = un emplacement où l’on peut écrire
    .remedy = choisissez-en un autre
cli-not-overwritten = rien n’a été écrit, pour ne rien écraser
cli-file-exists =
    .found = un fichier ou dossier de ce nom
    .expected = rien à cet endroit
    .remedy = choisissez un autre dossier, ou déplacez-le
cli-runs-columns = exécution|programme|VAN médiane|risque de perte|ce qui diffère de l’exécution précédente
cli-runs-same = les mêmes entrées
cli-runs-differ =
    { $more ->
        [0] { $shown }
        [one] { $shown } ; et { $more } autre
       *[other] { $shown } ; et { $more } autres
    }
cli-compare-interval = { $value } ({ $interval })
cli-compare-first = première : { $run }
cli-compare-second = seconde :  { $run }
cli-compare-inputs = entrée|première|seconde|unité
cli-compare-figures = chiffre|première|seconde|écart
cli-compare-bridge = de la première VAN moyenne à la seconde|montant
cli-compare-from = VAN moyenne de la première
cli-compare-to = VAN moyenne de la seconde
cli-compare-npv-mean = VAN, moyenne des tirages
cli-compare-npv-p5 = VAN, 5 tirages sur 100 sont en dessous
cli-compare-npv-p50 = VAN, médiane des tirages
cli-compare-npv-p95 = VAN, 5 tirages sur 100 sont au-dessus
cli-compare-probability-of-loss = risque de perte
cli-compare-payback-months = délai de récupération en mois, cas de base
cli-compare-money-needed = besoin de financement, moyenne des tirages
cli-compare-customers-at-end = clients à la fin, avec le programme
cli-compare-customers-more = clients à la fin, de plus que sans
cli-runs-none = aucune exécution terminée dans { $folder } ; `cxsim run CONFIG --out { $folder }` en produit une
cli-replications-wrong =
    .found = --replications { $value }
    .expected = un nombre entier de 1 à 1 000 000, ou auto
    .remedy = donnez l’un des deux
cli-progress-rate =
    { $speed ->
        [0] { $done } sur { $total }
       *[other] { $done } sur { $total }, { $speed }/s
    }
cli-progress-left = restant
cli-progress-preparing = préparation
cli-metrics-nothing = Rien n’a été mesuré.
cli-metrics-no-data =
    .found = aucun argument DATA
    .expected = une table, un dossier de tables ou une exécution
    .remedy = nommez-en un, ou voyez `cxsim metrics --list`
cli-metrics-ending =
    .found = l’extension « { $ending } »
    .expected = .csv ou .parquet
    .remedy = choisissez l’une des deux
cli-column-wrong =
    .found = --column { $value }
    .expected = TABLE.COLUMN=NAME
    .remedy = écrivez par exemple customers.segment=plan
cli-check-nothing = rien n’a été vérifié
cli-check-set-data =
    .found = --set { $text }
    .expected = une étude, dont les clés peuvent être modifiées
    .remedy = omettez --set
cli-check-as-study =
    .found = --as { $kind }
    .expected = pas de --as pour une étude
    .remedy = supprimez --as
cli-check-as-missing =
    .found = pas de --as
    .expected = le contrat du fichier de données
    .remedy = ajoutez --as customers, --as surveys, ..., ou nommez le fichier ainsi : customers.csv
cli-check-table =
    { $rows ->
        [none] { $file } : aucune erreur en tant que table { $kind }
        [one] { $file } : { $rows } ligne, aucune erreur en tant que table { $kind }
       *[other] { $file } : { $rows } lignes, aucune erreur en tant que table { $kind }
    }
cli-check-table-wrong =
    { $file } n’est pas une table { $kind } utilisable{ $cut ->
        [true] { " " }({ $found } sortes d’erreurs, { $shown } affichées)
       *[false] { "" }
    }{ $mappable ->
        [true] { "" } ; une correspondance indique les noms et les formats : `cxsim init --from { $file }` en propose une
       *[false] { "" }
    }
cli-check-customers-wrong = { $file } n’est pas une table de clients.
cli-check-unmapped = { $file } ne peut pas être vérifié sans correspondance
cli-check-mapping-missing =
    .found = des colonnes ou des valeurs que leur nom ne suffit pas à identifier
    .expected = une correspondance
    .remedy = écrivez la correspondance avec `cxsim init --from { $table } -o FICHIER`, complétez ce qu’elle demande, et vérifiez ce fichier
cli-plan-key-unknown = Cette clé n’existe pas.
cli-plan-key =
    .found = « { $key } »
    .expected = une section ou une clé d’un fichier d’étude
    .remedy = { $remedy }
data-database-file =
    .found = { $reason }
    .expected = le fichier d’une base de données, tel que sqlite:///crm.db#customers
    .remedy = vérifiez le chemin ; il part du fichier de l’étude ou du dossier courant
cli-check-other-table =
    .found = les colonnes d’une table { $table }
    .expected = les colonnes d’une table de clients
    .remedy = écrivez --as { $table }

## study

study-customers-repeated = { FIXED($customers) } clients ont été simulés : les { FIXED($known) } clients actifs de l’étude, répétés sous de nouvelles identités, avec leurs arrivées ; ce que coûte le programme est tel qu’indiqué, pour eux tous.
study-history-surveys = La lassitude des enquêtes au départ vient de { $file } (pour { $count } clients sur { $of })
study-history-cases = Les dossiers ouverts au départ viennent de { $file } (pour { $count } clients sur { $of })
study-history-purchases = Le dernier achat, la fréquence et le montant moyen viennent de { $file } (pour { $count } clients sur { $of })
study-history-other-cases = { $count } dossiers sur { $of } dans { $file } ont un motif qui n’est aucun dossier du plan ; ils sont écartés
study-history-late = { $count } lignes sur { $of } dans { $file } sont du début du plan ou d’après et ne servent pas
study-history-strangers = { $count } clients sur { $of } dans { $file } ne sont pas dans la table des clients ; ils sont écartés
study-cases-unknown = Le journal des dossiers n’en contient aucun que le plan connaisse.
study-cases-none =
    .found = aucun dossier du plan avant son début
    .expected = l’un de { JOINED($kinds) } comme motif
    .remedy = écrivez comme motif le nom du dossier du plan, ou retirez le journal
study-purchases-few = Le journal des achats est trop petit pour en tirer un modèle.
study-repeaters-few =
    .found = { $count ->
        [one] { $count } client qui a
       *[other] { $count } clients qui ont
    } racheté
    .expected = au moins { $least }
    .remedy = exportez une période plus longue, ou retirez le journal et indiquez la fréquence
study-log-foreign = Le journal n’est pas celui des clients de l’étude.
study-log-strangers =
    .found = aucune ligne d’un client de l’étude
    .expected = les noms de la table des clients
    .remedy = écrivez les clients de la même façon dans les deux tables ; si leurs noms sont hachés à la lecture, définissez { $variable }
study-table-mismatch = L’étude et sa table ne vont pas ensemble.
study-coefficient-unknown =
    .found = coef « { $coefficient } »
    .expected = un coefficient du modèle estimé
    .remedy = { $remedy }
study-fees-large =
    .found = des abonnements de { FIXED($fees) } par mois en tout
    .expected = au plus { FIXED($most) }
    .remedy = indiquez les montants en milliers de la devise, dans la table et dans le plan
study-folder-refused = Impossible d’écrire dans { $folder }
study-folder-unwritable =
    .found = { $reason }
    .expected = un dossier où l’on peut écrire
    .remedy = choisissez-en un autre avec --out
study-columns-mismatch = Le plan lit des colonnes qui n’existent pas, ou pas comme il l’indique.
study-language-refused = Aucune page n’est rédigée dans cette langue.
study-language-unknown =
    .found = --language { $language }
    .expected = une langue des rapports
    .remedy = { $remedy }
study-answers-none = Il n’y a aucune réponse à expliquer.
study-surveys-unnamed =
    .found = pas d’enquêtes
    .expected = une table de réponses
    .remedy = ajoutez surveys: FILE sous population (survey_id, customer_id, answered_at, kind, index, scale, score)
study-tables-put = placez-y customers.csv et surveys.csv (ou .parquet), ou nommez une étude ou un fichier de correspondances, pas { $folder }
study-tables-add = ajoutez-les à { $file } : cxsim init --from FILE propose comment
study-column-table =
    .found = --column { $table }.
    .expected = une table présente
    .remedy = { $remedy }
study-columns-unknown = Impossible de distinguer les colonnes.
study-drivers-incomplete = Les facteurs demandent les clients et leurs réponses.
study-customers-missing =
    .found = pas de clients
    .expected = une table de clients
    .remedy = { $remedy }
study-surveys-missing =
    .found = pas d’enquêtes
    .expected = une table de leurs réponses
    .remedy = { $remedy }
study-column-unknown =
    .found = --column { $table }.{ $column }
    .expected = une colonne de { $table }
    .remedy = { $remedy }
study-run-unanswered =
    .found = une exécution sans réponses
    .expected = une enquête simulée
    .remedy = ajoutez surveys: au plan de l’étude, et relancez-la
study-features-none = Il n’y a aucune variable pour expliquer.
study-run-segments =
    .found = des clients tirés de segments
    .expected = une exécution sur une table de clients
    .remedy = nommez une table dans l’étude, et lancez-la
study-compare-none = Il n’y a rien à comparer.
study-compare-two =
    .found = --compare { $values }
    .expected = deux valeurs de la première colonne de --by
    .remedy = nommez les deux
study-measure-none = Il n’y a rien à mesurer.
study-path-missing =
    .found = ni fichier ni dossier de ce nom
    .expected = des tables
    .remedy = vérifiez le chemin
study-contract-folder = n’utilisez pas --as pour un dossier
study-table-unknown = La table n’est pas connue.
study-contract-unknown =
    .found = --as { $contract }
    .expected = le nom d’un contrat, pour un seul fichier
    .remedy = { $remedy }
study-tables-unnamed =
    .found = aucune table d’un nom connu
    .expected = des tables nommées { JOINED($names) }
    .remedy = { $folder ->
        [true] nommez les fichiers d’après leurs contrats
       *[false] indiquez laquelle avec --as
    }
study-run-tableless =
    .found = une exécution sans tables
    .expected = des clients et des événements
    .remedy = relancez-la
study-benchmarks-refused = Les valeurs de référence sont illisibles.
study-benchmarks-unreadable =
    .found = { $reason }
    .expected = un fichier CSV en UTF-8
    .remedy = vérifiez le chemin
study-benchmark-incomplete =
    .found = une valeur de référence incomplète
    .expected = un indicateur, un nombre, sa source et sa date (2025-06-30)
    .remedy = complétez-la, ou retirez-la
study-benchmark-unknown =
    .found = { $reason }
    .expected = un indicateur du catalogue
    .remedy = voyez `cxsim metrics --list`
study-benchmarks-undated = Une valeur de référence n’est admise qu’avec sa source et sa date.
study-programmes-none = Il n’y a rien à chiffrer.
study-programme-none =
    .found = aucun programme
    .expected = au moins un sous programmes:
    .remedy = dites ce que vous feriez, et ce que cela coûte
study-programme-refused = L’étude n’a pas de tel programme.
study-programme-unknown =
    .found = --programme { $name }
    .expected = un programme de l’étude
    .remedy = { $remedy }
study-executor-refused = Il n’y a pas de tel exécuteur.
study-executor-unknown =
    .found = --executor { $executor }
    .expected = { JOINED($executors) }
    .remedy = { $remedy }
study-scheduler-refused = Seul dask a un ordonnanceur.
study-scheduler-only-dask =
    .found = --scheduler avec --executor { $executor }
    .expected = --executor dask
    .remedy = nommez l’exécuteur, ou retirez l’ordonnanceur
study-log-mixed = Le journal des événements se mêlerait à ce qui s’y trouve.
study-log-folder =
    .found = un fichier, ou un dossier qui n’est pas vide
    .expected = un dossier vide, ou aucun de ce nom
    .remedy = nommez-en un autre
study-table-broken = { $file } n’est pas une table de { $contract }.
study-segments-unknown = Les programmes nomment des segments que la table des clients n’a pas.
study-compiling = compilation du moteur, une seule fois pour cette machine et cette version (jusqu’à une minute)
study-step-simulating = simulation
study-step-customers = simulation des clients
study-step-options = simulation des options
study-step-assumptions = nouvelle simulation des hypothèses
study-run-npv = VAN       { MONEY($npv) } (90 % des tirages entre { MONEY($low) } et { MONEY($high) })
study-run-report = Rapport   { $file }
study-run-workbook = Classeur  { $file }
study-page = Page      { $file }
study-card = Fiche     { $file }
study-verified-files = fichiers : { $count } tels qu’ils ont été écrits
study-verified-table =
    { $equal ->
        [true] refait, { $table } : égal
       *[false] refait, { $table } : PAS égal
    }
study-verified-experiment =
    { $equal ->
        [true] expérience { $name } : ses sommes donnent les mêmes effets, pour le même plan
       *[false] expérience { $name } : les effets, le plan ou les sommes ne sont PAS ceux qui ont été enregistrés
    }
study-verified-unreadable = Relecture impossible : { $reason }
study-verified-record =
    { $equal ->
        [true] manifeste, { $record } : égal
       *[other] manifeste, { $record } : PAS égal
    }
study-verified-digest = empreinte de cette exécution : { $digest } (gardez-la ailleurs : c’est ainsi qu’elle prouve que le manifeste n’a pas changé)
study-verified-changed = Non identique : les fichiers de cette exécution ont été modifiés après coup.
study-verified-stated = ajustement : aucun, les risques sont indiqués dans l’étude
study-verified-fit = ajustement : la plus grande différence relative est { SIGNIFICANT($largest, digits: 2) } ({ $where }), { SIGNIFICANT($allowed, digits: 2) } au plus est admis
study-identical = identique
study-not-identical = PAS identique
study-verdict-python = l’étude peut être simulée (--touchpoints FICHIER.py), mais pas calculée : { JOINED($touchpoints) } est en Python
study-verdict-no-programme = l’étude peut être simulée, mais pas calculée : elle n’a aucun programme à chiffrer
study-verdict-run = l’étude peut être calculée
study-count-months = { $count } mois
study-count-customers =
    { $count ->
        [one] { $count } client
       *[other] { $count } clients
    }
study-count-journeys =
    { $count ->
        [one] { $count } parcours
       *[other] { $count } parcours
    }
study-count-programmes =
    { $count ->
        [one] { $count } programme
       *[other] { $count } programmes
    }
study-count-numbers =
    { $count ->
        [one] { $count } valeur
       *[other] { $count } valeurs
    }
study-count-replications =
    { $count ->
        [one] { $count } répétition
       *[other] { $count } répétitions
    }
study-check-plan = { $file } : { $verdict } ({ JOINED($parts) }).
study-check-table = { $file } : { $customers } clients, dont { $left } sont partis.
study-check-segments = segments : { $customers } clients en { $count } ; aucune table n’est lue et rien n’est estimé, les risques sont posés.
study-check-segment = { $name } : { $customers } clients, { $hazard }
study-check-separation = Séparation : personne n’est parti parmi { JOINED($levels) } ; l’estimation retient le coefficient par une pénalité.
study-check-left-out = { $column } est laissé hors de l’estimation : { $why }.
study-check-truncation = Aucune ancienneté n’est inférieure à { FIXED($months, digits: 1) } mois : si la table ne contient que les clients présents un certain jour, indiquez l’ancienneté en mois à laquelle chacun est entré en observation (entry dans le fit, une colonne de features et de allow dans le mapping) ; sinon, l’estimation suppose que personne ne part tôt.
study-check-rows = { $file } : { $rows } lignes respectent le contrat « { $contract } ».
study-check-value = { $file } : la question peut être posée (coupure { $cut }, { $days } jours après).
study-check-log = { $file } : { $purchases } achats de { $customers } clients, du { $first } au { $last }.
study-simulated = { $study } : { JOINED($parts) } ; montants en { $currency }
study-simulated-speed = simulé en { FIXED($seconds, digits: 1) } s : { FIXED($millions, digits: 2) } millions de mois-clients par seconde
study-simulated-wrote = écrit dans { $folder } : { JOINED($tables) }
study-total-active-months = mois-clients
study-total-cost-to-serve = coût de service
study-total-cost-acquisition = coût d’acquisition
study-total-cost-base = coût des clients actifs
study-customers-at-end = clients à la fin
study-series-month = mois
study-series-active-end = actifs à la fin
study-series-churned = partis
study-series-acquired = acquis
study-series-referred = recommandés
study-series-fees = abonnements
study-fit-columns = modèle|C|Brier|Brier marginal|AUC
study-fit-horizon = A/O { $months }|recalé
study-fit-failed = non estimé : { $why }
study-fit-naive = rival naïf
study-fit-beaten = NE BAT AUCUN RIVAL NAÏF
study-fit-recommended = recommandé
study-value-columns = modèle|coupure|jusqu’au|achats|attendus|erreur|bande à 90 %|état
study-value-earlier = coupures antérieures :
study-value-missed = MANQUÉ
study-value-fit = { $model } : { JOINED($parameters) } ; { $sentence }
study-drawn = Clients tirés au sort : aucune table n’a été lue et rien n’a été estimé ; effectifs, dispersions et risques sont ceux que pose l’étude.
study-moves-refused = l’étude ne peut pas être exécutée avec ces valeurs réunies
study-bridge-rates = Taux d’actualisation qui diffèrent entre les tirages
study-synthetic = Données synthétiques : ces clients sont inventés, par un procédé aléatoire énoncé ; ni entreprise réelle ni personne réelle n’y est décrite.
study-indented = { "  " }{ $text }
study-exports-table = { $file } : { $rows } lignes, aucun défaut comme table { $contract }
study-exports-broken = Les tables de { $file } ne respectent pas leurs contrats.

## churn

churn-method-plain = Modèle d’attrition { $name }
churn-method-cox = Risques proportionnels de Cox
churn-method-cox-label =
    Risques proportionnels de Cox, { $ties ->
        [efron] ex æquo selon Efron
       *[breslow] ex æquo selon Breslow
    }{ $stratified ->
        [true] , une base de Breslow par niveau de { $strata }
       *[false] , base de Breslow
    }{ $robust ->
        [true] , erreurs robustes
       *[false] { "" }
    }
churn-method-weibull = Durées accélérées, loi de Weibull
churn-method-lognormal = Durées accélérées, loi log-normale
churn-method-loglogistic = Durées accélérées, loi log-logistique
churn-method-generalised-gamma = Durées accélérées, loi gamma généralisée
churn-method-piecewise-exponential = Risques proportionnels, constants par morceaux
churn-method-cure = Durées de Weibull, avec une part de clients qui ne partent jamais
churn-method-boosting = Arbres de décision renforcés sur les mois-clients
churn-method-cause-specific = Risques proportionnels par cause
churn-method-cause-specific-label = Risques proportionnels par cause, selon { $reason }
churn-method-discrete-time = Risque en temps discret
churn-method-discrete-time-label =
    Risque en temps discret, lien { $link }, spline de l’ancienneté{ $varying ->
        [true] , un effet d’ancienneté propre à chaque niveau de { $by }
       *[false] { "" }
    }
churn-rival-kaplan-meier = Le même pour tous (Kaplan-Meier)
churn-rival-exponential = Un taux constant (exponentiel)
churn-status-separation =
    Séparation : { JOINED($columns) } sépare si bien ceux qui partent de ceux qui restent que son coefficient est sans borne dans les données. { COUNT($empty) ->
        [0] { "" }
       *[other] Personne n’est parti de { JOINED($empty) }.{ " " }
    }Il est retenu par une pénalité qui équivaut à un client, à moitié parti (log-F(1, 1)) : on sait qu’il est grand, pas de combien. Retirez la colonne (elle n’est peut-être connue qu’après le départ du client), ou regroupez ses niveaux.
churn-level-empty =
    { $feature } { $level } ({ $customers ->
        [one] { $customers } client
       *[other] { $customers } clients
    })
churn-status-collinear = Colinéarité : { JOINED($pairs, between: " ; ") } portent presque la même information ; les données ne permettent pas de distinguer leurs coefficients. Écartez l’une des deux.
churn-pair-collinear = { $one } / { $other } (corrélation { $correlation })
churn-status-separation-unknown = Séparation : une colonne qui n’a pu être identifiée sépare si bien ceux qui partent de ceux qui restent que son coefficient est sans borne. Retirez ce qui n’est peut-être connu qu’après le départ du client, ou regroupez des niveaux.
churn-status-boundary = Limite : { JOINED($doubts, between: " ; ") }. Son intervalle ne veut rien dire : estimez une méthode sans ce paramètre.
churn-boundary-shape = la forme de la loi gamma généralisée atteint { SIGNIFICANT($shape, digits: 2) }, le bout de son étendue
churn-boundary-cure-absent = presque aucun client ne reste pour toujours
churn-boundary-cure-late = des clients partaient encore à la plus longue ancienneté observée ; les données ne peuvent donc montrer une part qui ne part jamais
churn-doubt-steps = la vraisemblance montait encore après { $steps } pas
churn-status-few-events = Peu de départs : { $events } pour { $coefficients } coefficients ; la méthode en demande { $each } chacun. Les coefficients sont trop grands en moyenne et les intervalles trop étroits : nommez moins de variables, regroupez des niveaux, ou attendez d’autres données.
churn-status-converged = Convergence : { $events } départs pour { $coefficients } coefficients.
churn-column-constant = la même valeur à chaque ligne
churn-column-same = porte la même information que { $other }
churn-column-nearly-same = porte presque la même information que { $other } (corrélation { $correlation })
churn-column-fixed =
    { $exact ->
        [true] déterminé par { $others }
       *[false] presque déterminé par { $others }
    }
churn-note-left-out = { $column } est écarté : { $reason }.
churn-note-mean = { $feature } : une valeur manquante compte comme la moyenne, { SIGNIFICANT($mean, digits: 4) }.
churn-note-reference = { $feature } est comparé à { $level }, son niveau le plus fréquent.
churn-note-not-validated = Le modèle est estimé sur l’ensemble des { $rows } clients et n’est pas validé : la part mise de côté ne contient aucun départ, ou aucun client.
churn-note-validated = Validé par une estimation sur { $trained } clients, essayée sur les { $held } autres (répartis par identifiant) ; les coefficients, la base et la covariance qui entrent dans le jumeau sont estimés sur l’ensemble des { $rows } clients.
churn-caveat = Ce sont des associations parmi des clients restés ou partis d’eux-mêmes, toutes choses égales par ailleurs, et non la preuve qu’agir sur une variable agit sur les départs ; seule une expérience le montre. Le risque est le taux de départ parmi ceux qui sont encore là.
churn-step-index =
    { $one ->
        [true] Un point de { $index }
       *[false] { $size } points de { $index }
    } { $more ->
        [true] de plus
       *[false] de moins
    }
churn-step-number =
    { $feature } { $more ->
        [true] plus haut
       *[false] plus bas
    } de { $size }
churn-step-level = { $feature } { $level } au lieu de { $reference }
churn-level-missing = manquant
churn-level-known = connu
churn-ratio = { $subject } va de pair avec un risque de départ { $relative } ({ $interval }), toutes choses égales par ailleurs.
churn-ratio-percent =
    { $small ->
        [true] { SIGNIFICANT($points, digits: 1) } %
       *[false] { FIXED($points, digits: 0) } %
    }
churn-ratio-relative =
    { $form ->
        [times] { SIGNIFICANT($ratio) } fois plus élevé
        [lower] plus bas de { $percent }
       *[higher] plus élevé de { $percent }
    }
churn-ratio-interval =
    intervalle à 95 % : { $form ->
        [times] de { SIGNIFICANT($low) } à { SIGNIFICANT($high) } fois
        [open] de { $low } à { $high } ; les données ne disent pas le sens
       *[closed] de { $low } à { $high }
    }
churn-p-value =
    { $small ->
        [true] p < 0,0001
       *[false] p = { SIGNIFICANT($p, digits: 2) }
    }
churn-proportionality-holds = { $column } : aucun signe que son rapport de risque change avec l’ancienneté ({ $p }).
churn-proportionality-fails = { $column } : son rapport de risque change avec l’ancienneté ({ $p }) ; lisez { FIXED($ratio, digits: 2) } comme une moyenne sur les anciennetés observées, et regardez la calibration avant de vous y fier à l’une d’elles.
churn-effect-lifetime = { $column } : par unité de plus, la durée est multipliée par { SIGNIFICANT($factor) } (intervalle à 95 % : { SIGNIFICANT($low) } à { SIGNIFICANT($high) }).
churn-effect-odds = { $column } : par unité de plus, la cote d’un départ dans le mois est multipliée par { SIGNIFICANT($factor) } (intervalle à 95 % : { SIGNIFICANT($low) } à { SIGNIFICANT($high) }).
churn-effect-hazard = { $column } : par unité de plus, le risque est multiplié par { SIGNIFICANT($factor) } (intervalle à 95 % : { SIGNIFICANT($low) } à { SIGNIFICANT($high) }).
churn-calibration-unseen = Au mois { $month }, aucun groupe de clients mis de côté n’a de départs observés à comparer.
churn-calibration-level =
    Au mois { $month }, le modèle attend { FIXED($ratio, digits: 3) } { $ratio ->
        [one] départ
       *[other] départs
    } pour un observé, dans des groupes de même risque{ $unseen ->
        [0] { "" }
       *[other] { " " }; { $unseen } groupes sur { $groups } ne sont pas observés si loin et sont écartés
    }.
churn-ranking = De deux clients qu’il n’a pas vus, le modèle désigne celui qui part le premier dans { PERCENT($concordance, digits: 1) } des cas (pile ou face : 50 %) ; contrôlé sur { $customers } clients dont { $left } sont partis.
churn-recalibration-none = Aucun recalage : { $expected }, dans ce que permet le hasard.
churn-recalibration-done = Recalé : { $expected }, plus que le hasard ne permet. Le risque de chaque client est multiplié par { JOINED($factors) }, et par le dernier de ces facteurs au-delà ; le jumeau utilise ce risque.
churn-recalibration-expected =
    sur des clients exclus de l’estimation, il prévoit { COUNT($ratios) ->
        [0] aucun départ
       *[other] { $ratios } départ
    } pour un observé
churn-recalibration-ratio = { FIXED($ratio, digits: 3) } au mois { $month }
churn-recalibration-factor = { FIXED($factor, digits: 3) } des mois { $from } à { $to }
churn-tail-baseline =
    Au-delà de { $longest } mois, la plus longue ancienneté observée{ $stratum ->
        [none] { "" }
       *[other] { " " }dans la strate { $stratum }
    }, le risque d’un client moyen est tenu à { SIGNIFICANT($rate, digits: 4) } par mois : sa moyenne sur les { SIGNIFICANT($stretch, digits: 4) } derniers mois observés, où { $events } clients sont partis. C’est une hypothèse, pas une observation.
churn-stratum = { JOINED($indicators) }
churn-stratum-frequent = des niveaux les plus fréquents
churn-stratum-value = { $column } = { $value }
churn-tail-steps = Au-delà de { $longest } mois, la plus longue ancienneté observée, le risque d’un client moyen est tenu à { SIGNIFICANT($rate, digits: 4) } par mois, son palier depuis le mois { $since }. C’est une hypothèse, pas une observation.
churn-tail-family =
    Au-delà de { $longest } mois, la plus longue ancienneté observée, les durées suivent la loi { $family ->
        [weibull] de Weibull
        [lognormal] log-normale
        [loglogistic] log-logistique
       *[generalised_gamma] gamma généralisée
    } : sa forme y est une hypothèse, pas une observation.
churn-tail-mean = Au-delà de { $longest } mois, la plus longue ancienneté observée, le risque de chaque client est tenu à sa moyenne sur les { $stretch } derniers mois observés. C’est une hypothèse, pas une observation.
churn-tail-cure = Au-delà de { $longest } mois, la plus longue ancienneté observée, le modèle admet une part qui ne part jamais : des données qui s’arrêtent ne distinguent pas jamais de plus tard.
churn-tail-rescaled = { $tail } Après recalage, le risque est multiplié par { SIGNIFICANT($factor, digits: 4) }.
churn-tail-strata = { JOINED($tails, between: " ") }
churn-tail-share = Des { FIXED($months, digits: 1) } mois qu’un client d’aujourd’hui devrait rester sur les { $horizon } prochains, { FIXED($beyond, digits: 1) } ({ PERCENT($share) }) sont au-delà du mois { $longest } et reposent sur cette queue.
churn-tail-nobody = Aucun client n’est actif aujourd’hui.
churn-backtest-coverage = La bande à { PERCENT($level) } du nombre de départs dans les { $horizon } mois a contenu ce qui s’est produit à { $held } origines sur { $origins } ; sans l’incertitude du calendrier, à { $without }. Les variables sont celles d’aujourd’hui, non du jour : là où elles changent, cela flatte le modèle.
churn-card-split =
    Par client : { $folds } parts selon une empreinte du nom du client, chacune prévue par des estimations sur les autres ; { $repeats } fois de suite. { $dated ->
        [true] Hors de la période : voir plus bas.
       *[false] Pas hors de la période : la table n’a pas de jours d’arrivée, ou ils couvrent trop peu.
    }
churn-card-reason =
    { $model } est le modèle le plus simple dont le score de Brier intégré, { FIXED($brier, digits: 4) }, est à moins d’une erreur type ou de 1 % du plus bas{ $level ->
        [right] { " " }et dont le niveau est juste au hasard près
       *[off] { " " }; son niveau est à recaler
    }. Sa concordance est de { FIXED($concordance, digits: 3) }.
churn-card-signal-none = Aucun signal : sur des clients non vus, aucun modèle ne prévoit mieux que la même courbe pour tous. N’agissez pas d’après ses risques.
churn-card-signal = Les variables sont informatives : l’erreur sur des clients non vus est inférieure de { PERCENT($gain) } à celle du meilleur rival naïf.
churn-card-brier = Score de Brier : erreur au carré de la chance prévue d’être actif, moyenne des mois { $first } à { $last } ; des clients semblables remplacent ceux qu’on n’observe plus, par un modèle de la censure sur les variables (trop peu de clients sont observés aux mois suivants). Comme publié : une seule courbe de censure pour tous, mois { SIGNIFICANT($early) } à { SIGNIFICANT($late) } ; là où les clients observés le moins longtemps partent le plus, ce chiffre est trop petit, et rien n’est jugé d’après lui.
churn-card-remedy-none = Aucune catégorie ne montre de rapport de risque qui change avec l’ancienneté ; aucun modèle avec strates n’a été essayé.
churn-card-remedy =
    Des modèles de Cox avec une base propre à chaque niveau de { JOINED($features) } ont été essayés ; { $taken ->
        [none] aucun n’est recommandé
       *[other] { $taken } est recommandé
    }.
churn-warning-concordance = Une concordance de { FIXED($concordance, digits: 3) } est trop belle pour être vraie : cherchez une variable écrite quand un client part.
churn-warning-tenure = La plus longue ancienneté est de { FIXED($months) } mois, soit { FIXED($years) } ans : son unité est-elle le jour ou la semaine, et non le mois ?
churn-record-kind = Cette estimation ne peut être enregistrée.
churn-record-trees =
    .found = un modèle de survie de type { $kind }
    .expected = un modèle de survie fait de nombres
    .remedy = gardez l’étude et la graine, et refaites l’estimation
churn-record-old = Cet enregistrement d’une estimation de l’attrition vient d’une version plus ancienne.
churn-record-sentences =
    .found = des phrases
    .expected = des messages avec leurs faits
    .remedy = refaites l’estimation
churn-hazard-refused = Ce modèle d’attrition ne peut alimenter le jumeau.
churn-hazard-family =
    .found = le modèle de durées accélérées de loi { $family ->
        [lognormal] log-normale
        [loglogistic] log-logistique
       *[generalised_gamma] gamma généralisée
    }, qui n’est pas un risque de base multiplié par un facteur du client
    .expected = un risque proportionnel, que prend le jumeau
    .remedy = estimez un modèle de Weibull, de Cox ou exponentiel par morceaux pour le jumeau
churn-hazard-strata =
    .found = un modèle de Cox avec strates, qui n’est pas un seul risque de base multiplié par un facteur du client
    .expected = un risque proportionnel, que prend le jumeau
    .remedy = retirez `strata`, ou estimez un modèle de Weibull ou exponentiel par morceaux
churn-hazard-trees =
    .found = des arbres renforcés, qui ne sont pas un risque de base multiplié par un facteur du client
    .expected = un risque proportionnel, que prend le jumeau
    .remedy = alimentez le jumeau par un modèle de Cox, et gardez les arbres comme contrôle
churn-hazard-causes =
    .found = les risques de plusieurs motifs de départ, dont la somme n’est pas un seul risque de base multiplié par un facteur du client
    .expected = un risque proportionnel, que prend le jumeau
    .remedy = utilisez les courbes des clients, ou estimez un modèle de Cox sur tous les motifs réunis
churn-hazard-cure =
    .found = un modèle avec une part qui ne part jamais, qui n’est pas un risque de base multiplié par un facteur du client
    .expected = un risque proportionnel, que prend le jumeau
    .remedy = estimez un modèle de Cox, dont la queue peut être aussi basse que le disent les données
churn-hazard-months =
    .found = un modèle en temps discret avec { $cause ->
        [logit] le lien logit
       *[by] `by`
    }, qui n’est pas un risque de base multiplié par un facteur du client
    .expected = un risque proportionnel, que prend le jumeau
    .remedy = estimez-le avec `link: cloglog` et sans `by`, ou estimez un modèle de Cox
churn-path-unreadable = Une trajectoire de colonnes ne peut être lue.
churn-path-tenures =
    .found = des anciennetés qui ne croissent pas, ou pas une ligne pour chacune
    .expected = des anciennetés croissantes, avec une ligne chacune
    .remedy = triez la trajectoire
churn-strata-unknown = Le modèle stratifié n’a pas de base pour certaines lignes.
churn-strata-rows =
    .found = { $rows } lignes d’une strate absente de la table estimée
    .expected = des strates qui ont été estimées
    .remedy = regroupez des niveaux, ou stratifiez moins
churn-draws-none = Un modèle d’arbres renforcés n’a pas de loi de ses paramètres.
churn-draws-trees =
    .found = des arbres renforcés
    .expected = un modèle avec des coefficients et leur covariance
    .remedy = estimez un modèle de Cox ou en temps discret pour les tirages
churn-fit-failed = Le modèle d’attrition n’a pas pu être estimé.
churn-maximum-none =
    .found = aucun maximum de la vraisemblance
    .expected = un maximum
    .remedy = retirez les variables qui se répètent ou qui révèlent l’issue
churn-maximum-singular =
    .found = aucun maximum de la vraisemblance (l’information est singulière)
    .expected = un maximum
    .remedy = retirez les variables qui se répètent ou qui révèlent l’issue
churn-models-none = Aucun des modèles d’attrition n’a pu être estimé.
churn-method-unknown = Cette méthode n’existe pas.
churn-method-no-fit =
    .found = { $name }
    .expected = une méthode d’attrition
    .remedy = utilisez l’une des méthodes
churn-backtest-impossible = Le contrôle rétrospectif ne peut être fait.
churn-backtest-column =
    .found = aucune colonne « { $name } »
    .expected = customer_id, joined, ended et les variables
    .remedy = ajoutez la colonne
churn-backtest-features =
    .found = une méthode sans variables
    .expected = les variables par leur nom
    .remedy = nommez-les dans la méthode
churn-backtest-late =
    .found = l’origine { $day }
    .expected = des origines jusqu’au { $last }, { $horizon } mois avant le dernier jour observé
    .remedy = prenez des origines plus anciennes
churn-table-unlike = La table ne convient pas au modèle d’attrition.
churn-column-absent =
    .found = aucune colonne « { $name } »
    .expected = toutes les variables du modèle
    .remedy = { $remedy }
churn-column-text =
    .found = du texte
    .expected = des nombres, comme lors de l’estimation
    .remedy = corrigez la colonne, ou refaites l’estimation
churn-level-unknown =
    .found = le niveau inconnu « { $level } »
    .expected = un niveau présent dans la table estimée
    .remedy = { $remedy }
churn-value-missing =
    .found = une valeur manquante
    .expected = une valeur à chaque ligne
    .remedy = complétez-la, supprimez les lignes, ou estimez avec `missing: mean_and_flag`
churn-features-unusable = Le modèle d’attrition ne peut utiliser ces variables.
churn-feature-absent =
    .found = aucune colonne « { $name } »
    .expected = une variable du fichier de correspondance
    .remedy = { $remedy }
churn-feature-outcome =
    .found = l’issue elle-même comme variable
    .expected = ce que l’on sait avant le départ du client
    .remedy = retirez-la
churn-feature-empty =
    .found = aucune valeur
    .expected = des valeurs
    .remedy = retirez la variable
churn-feature-levels =
    .found = { $levels } textes différents
    .expected = { $most } niveaux au plus
    .remedy = retirez-la, regroupez ses niveaux, ou augmentez `max_levels`
churn-features-none = Le modèle d’attrition n’a aucune variable à utiliser.
churn-features-constant =
    .found = aucune variable qui diffère entre clients
    .expected = une au moins
    .remedy = nommez d’autres variables
churn-events-none = L’attrition ne peut être apprise là où personne n’est parti.
churn-events-absent =
    .found = aucun client parti parmi { $customers }
    .expected = des clients partis, avec leur ancienneté au départ
    .remedy = vérifiez la correspondance de `churned` (quelles valeurs veulent dire oui), ou prenez une table qui garde les anciens clients
churn-columns-unusable = Le modèle d’attrition ne peut utiliser ces colonnes.
churn-row-column-absent =
    .found = aucune colonne « { $name } »
    .expected = une colonne de la correspondance
    .remedy = { $remedy }
churn-row-column-twice =
    .found = « { $name } » à la fois comme variable et comme entrée, poids ou grappe
    .expected = l’un des deux
    .remedy = retirez-la des variables
churn-entry-late =
    .found = une entrée à la fin ou après
    .expected = une entrée avant la fin
    .remedy = donnez l’entrée en mois d’ancienneté, dans l’unité de `tenure`, et supprimez les lignes jamais observées
churn-weight-zero =
    .found = un poids nul ou négatif
    .expected = des poids positifs
    .remedy = supprimez ces lignes
churn-boosting-large = Les arbres renforcés auraient trop de mois-clients à écrire.
churn-boosting-months =
    .found = { $months } mois-clients
    .expected = { $most } au plus
    .remedy = estimez sur un échantillon, ou augmentez `max_rows`
churn-steps-empty = Le modèle exponentiel par morceaux a un palier sans départ.
churn-step-empty =
    .found = aucun départ entre les mois { $from } et { $to }
    .expected = des départs à chaque palier
    .remedy = déplacez l’une des bornes `breaks`

## calibration

calibration-nothing = Dans les { $months } premiers mois, le risque de départ attend le départ de { FIXED($expected) } des clients d’aujourd’hui ; le jumeau, avec ses propres tirages, en perd { FIXED($after) } (erreur type { FIXED($error) }).
calibration-missed = Dans les { $months } premiers mois, le risque de départ attend le départ de { FIXED($expected) } des clients d’aujourd’hui ; le jumeau en perd { FIXED($before) } parce que ses contacts font bouger la satisfaction et l’effort, et aucun décalage du niveau de satisfaction dans les limites de ±{ $largest } ne corrige cela. Il tourne avec un décalage de { $shift } et en perd { FIXED($after) } : vérifiez la qualité et l’effort des points de contact.
calibration-met = Dans les { $months } premiers mois, le risque de départ attend le départ de { FIXED($expected) } des clients d’aujourd’hui. Sans décalage de la satisfaction, le jumeau en perdrait { FIXED($before) } ; décalé de { $shift }, il en perd { FIXED($after) }, contre { FIXED($frozen) } avec les mêmes tirages et des sentiments figés.
calibration-shift =
    { $sign ->
        [minus] −
       *[plus] +
    }{ FIXED($size, digits: 3) }
calibration-columns-wrong = Le plan lit des colonnes absentes, ou qui ne sont pas comme il le dit.
calibration-column-absent =
    .found = la colonne « { $name } »
    .expected = une variable du fichier de correspondance
    .remedy = { $remedy }
calibration-purchase-text =
    .found = « { $name } », une colonne de texte
    .expected = une colonne de nombres
    .remedy = nommez la colonne des jours écoulés du dernier achat au début
calibration-purchase-days =
    .found =
        { $count ->
            [one] { $count } valeur
           *[other] { $count } valeurs
        } de « { $name } » comme { $value }
    .expected = des jours de 0 à { $most }
    .remedy = nommez la colonne des jours écoulés du dernier achat au début
calibration-feeling-text =
    .found = « { $name } », une colonne de texte
    .expected = une colonne de nombres
    .remedy = nommez la colonne qui contient les réponses
calibration-feeling-scale =
    .found =
        { $count ->
            [one] { $count } réponse
           *[other] { $count } réponses
        } hors de { $low } à { $high }, comme { $value }
    .expected = des réponses sur l’échelle déclarée dans { $name }
    .remedy = déclarez l’échelle de la question ; si { $value } veut dire « sans réponse », déclarez-la comme vide dans le lecteur de la correspondance
calibration-log-foreign = Le journal n’est pas celui de cette population.
calibration-log-customers =
    .found = aucune ligne d’un client de la population
    .expected = les noms de ses clients
    .remedy = donnez le même identifiant de client aux deux tables
calibration-log-histories =
    .found = aucun client avec un historique
    .expected = les noms du journal
    .remedy = donnez le même identifiant de client aux deux tables
calibration-rate-none = Un plan sans achats ne peut prendre des taux d’un journal.
calibration-rate-zero =
    .found = { $rate } par mois
    .expected = un taux positif
    .remedy = déclarez-en un
calibration-amount-none = Un plan dont les achats sont sans montant ne peut prendre des montants d’un journal.
calibration-amount-zero =
    .found = un montant moyen de { $amount }
    .expected = un montant positif
    .remedy = déclarez-en un

## stats

stats-hazard-stated = Les risques sont déclarés, par segment, pour toutes les anciennetés.
stats-effect-shrunk = mesuré { SIGNIFICANT($measured, digits: 4) } (erreur type { SIGNIFICANT($error, digits: 4) }), ramené de { PERCENT($share) } contre la malédiction du vainqueur
stats-answers-none = aucune réponse
stats-answer-single = une seule réponse : pas d’intervalle
stats-answers-alike = réponses toutes identiques : pas d’intervalle
stats-customer-single = un seul client : pas d’intervalle
stats-exposure-none = aucune exposition
stats-records-none = rien d’enregistré
stats-purchases-none = aucun achat
stats-spend-none = aucune dépense
stats-customers-none = aucun client
stats-group-empty = l’un des groupes n’a aucune réponse
stats-group-single = l’un des groupes n’a qu’un client : pas de variance à comparer
stats-periods-few = moins de trois périodes : pas de tendance
stats-customers-few = moins de trois clients : pas de tendance
stats-variance-none = pas de variance à comparer
stats-value-eccentric = Une valeur n’est pas au centre de son intervalle.
stats-interval-impossible = Un intervalle ne peut pas être respecté.
stats-distribution-wide = Une distribution sort de sa plage.
stats-value-end =
    .found = valeur { $value } à une extrémité de son intervalle, p5 { $p5 }, p95 { $p95 }
    .expected = p5 < value < p95 : c’est la médiane
    .remedy = déplacez la valeur ou cette extrémité ; ou écrivez `dist: triangular`, où la valeur est la plus probable
stats-value-off =
    .found = { $family } avec p5 { $p5 }, p95 { $p95 }, valeur { $value }, dont la médiane est { $median }
    .expected = la valeur à la médiane de sa distribution
    .remedy = écrivez value: { $median }, ou retirez `dist` : la distribution passe alors par les trois
stats-interval-unmet =
    .found = { $family } avec p5 { $p5 }, p95 { $p95 }, valeur { $value }
    .expected =
        { $family ->
            [lognormal] p5 supérieur à 0
            [gamma] p5 supérieur à 0
            [beta] 0 < p5 < p95 < 1
           *[other] p5 < value < p95
        }
    .remedy = changez l’intervalle, ou retirez `dist` : la distribution passe alors par les trois et reste dans la plage
stats-distribution-outside =
    .found = { $family } avec p5 { $p5 }, p95 { $p95 }, dont la queue va plus loin
    .expected =
        { $high ->
            [none] des valeurs d’au moins { $low }
           *[other] des valeurs entre { $low } et { $high }
        }
    .remedy = resserrez l’intervalle, ou retirez `dist` : la distribution reste alors dans la plage

## journey

journey-detraction-threshold =
    .found = un seuil de 0
    .expected = plus de 0
    .remedy = personne ne mettrait jamais en garde les autres : relevez-le
journey-churn-renewal-interval =
    .found = des départs au renouvellement sans intervalle
    .expected = au moins 1 mois
    .remedy = ajoutez every: 12 months
journey-churn-interval-unused =
    .found = un intervalle de renouvellement avec la forme { $form }
    .expected = l’un ou l’autre
    .remedy = écrivez form: renewal, ou supprimez every
journey-churn-silent-purchases =
    .found = des départs silencieux sans achats
    .expected = des achats et leur inactive_after
    .remedy = ajoutez purchases: : c’est l’absence d’achats qui révèle un départ silencieux
journey-leaving-second =
    .found = un second parcours déclenché par le départ, en plus de « { $first } »
    .expected = un seul
    .remedy = faites démarrer l’un après l’autre
journey-leaving-silent =
    .found = un parcours au départ, avec des départs silencieux
    .expected = des départs connus
    .remedy = supprimez-le : nul ne sait quand part un client silencieux
journey-leaving-without-offer =
    .found = un parcours au départ dans lequel rien ne peut retenir le client
    .expected = une offre de rétention
    .remedy = ajoutez offer: { "{" }kind: save, ...{ "}" } à un point de contact
journey-case-add = ajoutez-le sous cases: { "{" }{ $kind }: { "{" }{ "}" }{ "}" }
journey-case-unknown =
    .found = « { $kind } »
    .expected = un type de dossier du plan
    .remedy = { $remedy }
journey-case-unopened =
    .found = le type de dossier « { $kind } », que rien n’ouvre
    .expected = un point de contact qui l’ouvre
    .remedy = écrivez opens: { $kind } à un point de contact, ou supprimez-le
journey-offer-shares =
    .found = success_satisfied + abandonment = { $success } + { $abandonment } = { $total }
    .expected = au plus 1
    .remedy = le reste refuse ; réduisez l’un des deux
journey-offer-save-trigger =
    .found = une offre de rétention dans un parcours que le départ ne déclenche pas
    .expected = un parcours déclenché par le départ
    .remedy = déclenchez-le par { "{" }on: leaving{ "}" }, ou choisissez un autre type
journey-touch-unknown =
    .found = « { $name } »
    .expected = <parcours>.<point de contact>
    .remedy = { $remedy }
journey-level-half-life =
    .found = une demi-vie de 0
    .expected = une durée
    .remedy = indiquez le temps au bout duquel la moitié d’un changement est oubliée
journey-level-scale-missing =
    .found = la colonne « { $column } » sans échelle
    .expected = les réponses qui valent 0 et 1
    .remedy = ajoutez par exemple scale: [0, 10]
journey-level-column-missing =
    .found = une échelle sans colonne
    .expected = les deux ou aucune
    .remedy = ajoutez column: (une colonne de la table) ou supprimez l’échelle
journey-level-scale-empty =
    .found = une échelle de { $low } à { $high }
    .expected = deux extrémités différentes
    .remedy = corrigez-la
journey-touchpoint-unreached =
    .found = le point de contact « { $name } », auquel rien ne mène
    .expected = un chemin depuis le premier point de contact
    .remedy = faites-y mener une issue d’un autre point de contact, placez-le en premier, ou supprimez-le
journey-touchpoint-endless =
    .found = le point de contact « { $name } », à partir duquel une visite ne finit jamais
    .expected = un chemin possible vers « { $end } »
    .remedy = donnez à une issue de la boucle une part supérieure à 0 qui en sorte
journey-visits-long =
    .found = des visites de { SIGNIFICANT($touches, digits: 4) } contacts en moyenne
    .expected = au plus { $most } contacts par visite
    .remedy = augmentez la part d’une issue qui sort de la boucle ; les visites plus longues seraient coupées
journey-trigger-interval =
    .found = un intervalle de 0 mois
    .expected = au moins 1 mois
    .remedy = indiquez l’intervalle entre deux visites
journey-touchpoint-named-end =
    .found = un point de contact nommé « { $end } »
    .expected = un autre nom
    .remedy = « { $end } » désigne la fin de la visite
journey-target-unknown =
    .found = « { $target } »
    .expected = un point de contact de ce parcours, ou « { $end } »
    .remedy = { $remedy }
journey-pools-many =
    .found = { $count } équipes
    .expected = au plus { $most }
    .remedy = réunissez les équipes dont les agents peuvent se remplacer
journey-pool-unused =
    .found = l’équipe « { $pool } », que personne n’utilise
    .expected = un point de contact qu’elle sert
    .remedy = nommez-la sous pool: d’un point de contact, ou sous overflow: d’une équipe utilisée, ou supprimez-la
journey-pool-unknown =
    .found = « { $pool } »
    .expected = une équipe du plan
    .remedy = { $remedy }
journey-pool-add = ajoutez pools: { $pool }:
journey-pool-custom =
    .found = un point de contact en Python avec une équipe
    .expected = l’un ou l’autre
    .remedy = supprimez l’un des deux : ce qui est écrit en Python gère lui-même l’attente
journey-pool-priority =
    .found = une priorité sans équipe
    .expected = l’équipe dont elle règle la file
    .remedy = nommez l’équipe, ou supprimez la priorité
journey-pool-agents =
    .found = une équipe sans agents
    .expected = plus de 0 agent, ou des équipes d’appoint
    .remedy = donnez-lui des agents, ou des équipes d’appoint sous overflow:
journey-pool-outside-hours =
    .found = outside_hours: turn_away pour une équipe toujours ouverte
    .expected = des heures en dehors desquelles elle est fermée
    .remedy = indiquez ses heures, ou supprimez outside_hours
journey-morale-half-life =
    .found = une demi-vie de 0
    .expected = une durée
    .remedy = indiquez le temps dans lequel le moral fait la moitié du chemin
journey-morale-strain =
    .found = une tension au-dessus d’une occupation de { $occupancy }
    .expected = moins de 1
    .remedy = réduisez-la : aucun jour ne dépasse la pleine occupation
journey-overflow-own =
    .found = l’équipe « { $pool } » comme son propre appoint
    .expected = une autre équipe
    .remedy = supprimez-la : ses propres agents passent de toute façon en premier
journey-overflow-twice =
    .found = « { $pool } » une seconde fois
    .expected = chaque équipe une seule fois
    .remedy = supprimez-la
journey-lognormal-mean =
    .found = une durée log-normale de moyenne 0
    .expected = une moyenne supérieure à 0
    .remedy = écrivez constant: 0
journey-lognormal-p95 =
    .found = un 95e centile de { SIGNIFICANT($ratio) } fois la moyenne
    .expected = entre 1 et { FIXED($widest, digits: 2) } fois, comme pour une durée log-normale
    .remedy = corrigez mean ou p95
journey-survey-unknown =
    .found = « { $survey } »
    .expected = une enquête du plan
    .remedy = { $remedy }
journey-unknown =
    .found = « { $journey } »
    .expected = un parcours du plan
    .remedy = { $remedy }
journey-trigger-shared =
    .found = le même déclencheur que le parcours « { $journey } »
    .expected = un seul parcours déclenché par chaque issue ou enquête
    .remedy = faites déclencher l’un des parcours par l’autre
journey-trigger-purchases =
    .found = un parcours à l’achat, dans un plan sans achats
    .expected = des achats, qui le déclenchent
    .remedy = ajoutez purchases:, ou faites démarrer le parcours à un certain rythme
journey-trigger-side =
    .found = { $both ->
        [true] à la fois below et above
       *[other] ni below ni above
    }
    .expected = l’un des deux
    .remedy = indiquez le niveau auquel il descend, ou celui auquel il monte
journey-trigger-date =
    .found = { $day }, que la simulation ne voit pas
    .expected = un jour du { $first } au { $last }
    .remedy = corrigez-le
journey-trigger-date-twice =
    .found = { $day } une seconde fois
    .expected = chaque jour une seule fois
    .remedy = supprimez-le
journey-trigger-below =
    .found = des réponses sous { $below }, alors qu’elles vont de { $lowest } à { $highest }
    .expected = plus de { $lowest }, au plus { $most }
    .remedy = indiquez la première note qui ne le déclenche pas
journey-trigger-circle =
    .found = { JOINED($journeys, between: " déclenché par ") }
    .expected = pas de boucle de parcours qui se déclenchent l’un l’autre
    .remedy = déclenchez le premier autrement
journey-survey-interval =
    .found = un intervalle de 0 mois
    .expected = au moins 1 mois
    .remedy = indiquez le nombre de mois entre deux vagues
journey-start-day =
    .found = { $day }
    .expected = le premier jour d’un mois
    .remedy = écrivez { $first }
journey-horizon-empty =
    .found = 0 mois
    .expected = au moins 1 mois
    .remedy = indiquez la durée à simuler, par exemple 36 months
journey-quantity-fitted =
    .found = le coefficient « { $coefficient } » d’un modèle estimé
    .expected = un nombre ({ $unit })
    .remedy = écrivez un nombre ; seul un log_hazard peut être un coefficient du modèle de départs
journey-rate-high =
    .found = { $rate } par mois pour un client
    .expected = au plus { $most } par mois
    .remedy = vérifiez l’unité : par client et par mois
journey-amount-high =
    .found = un montant de { $amount }
    .expected = au plus { $most } à la fois
    .remedy = comptez en milliers ou en millions, et dites-le dans le nom de l’étude
journey-referral-threshold =
    .found = un seuil de { $threshold }
    .expected = moins de 1
    .remedy = personne ne recommanderait jamais : abaissez-le
journey-segment-spread =
    .found = un écart type de { $sd } autour de { $mean }
    .expected = moins de { SIGNIFICANT($most) }
    .remedy = réduisez-le : avec cette dispersion, chaque client serait à 0 ou à 1
journey-segment-uncertain =
    .found = un nombre incertain ou estimé
    .expected = un nombre certain dans une population de segments
    .remedy = écrivez un nombre certain, et rendez incertaine une grandeur du plan, telle que churn.multiplier
journey-custom-touchpoint =
    .found =
        { $other ->
            [pool] une équipe à un point de contact en Python
           *[offer] une offre à un point de contact en Python
        }
    .expected = l’un ou l’autre
    .remedy = dites en Python ce qu’il fait, ou supprimez custom
journey-touchpoint-shares =
    .found =
        { $at_p95 ->
            [true] success + abandonment à leur p95 = { $success } + { $abandonment } = { $total }
           *[false] success + abandonment = { $success } + { $abandonment } = { $total }
        }
    .expected = au plus 1
    .remedy = le reste est un échec ; réduisez l’un des deux
journey-level-overshoot =
    .found =
        { $at_p95 ->
            [true] gain x loss_aversion à leur p95 = { $gain } x { $aversion } = { $product }
           *[false] gain x loss_aversion = { $gain } x { $aversion } = { $product }
        }
    .expected = au plus 1
    .remedy = une mauvaise expérience dépasserait la cible ; réduisez l’un des deux
journey-weight-overshoot =
    .found =
        { $linear ->
            [true] weight x { $level }.gain
           *[false] weight x { $level }.gain x { $level }.loss_aversion
        }{ $at_p95 ->
            [true] { " " }à leur p95
           *[false] { "" }
        } = { $weight } x { $step } = { $product }
    .expected = au plus 1
    .remedy = un seul contact dépasserait la cible ; un poids d’au plus { $most }, ou un gain plus faible
journey-hazard = { JOINED($numbers) }
journey-hazard-number =
    { $key } { $value } { $unit ->
        [per-month] par mois
        [days] jours
       *[factor] facteur
    } ({ $grade ->
        [measured] mesuré
        [experiment] testé
        [fitted] estimé
        [quoted] devis
        [benchmark] référence
       *[opinion] avis
    } : { $source ->
        [none] sans source
       *[other] { $source }
    })

## abtest

abtest-primary-count =
    .found = { $count ->
        [0] aucun critère principal
       *[other] { $count } critères principaux ({ $names })
    }
    .expected = un seul
    .remedy = donnez role: primary au critère qui décide, et un autre rôle aux autres
abtest-control-missing =
    .found = pas de bras « { $control } »
    .expected = le témoin parmi les bras
    .remedy = { $remedy }, ou nommez sous control: le bras traité comme aujourd’hui
abtest-shares-total =
    .found = des parts dont la somme est { $total }
    .expected = des parts des unités dont la somme est 1
    .remedy = corrigez-les ; les unités qui ne participent pas s’excluent par share:
abtest-cluster-column =
    .found = { $stated ->
        [true] une colonne de grappes alors que les clients ne sont pas affectés par grappe
       *[false] aucune colonne pour former les grappes
    }
    .expected = unit: cluster et cluster: ensemble
    .remedy = indiquez les deux, ou aucun
abtest-period =
    .found = { $stated ->
        [true] une période alors que l’expérience n’est pas en alternance
       *[false] une expérience en alternance sans période
    }
    .expected = unit: switchback et period: ensemble
    .remedy = indiquez les deux, ou aucun
abtest-washout-long =
    .found = un temps de purge de { SPAN($washout) }
    .expected = moins que la période, { SPAN($period) }
    .remedy = allongez la période, ou raccourcissez la purge
abtest-looks-order =
    .found = des lectures à { $looks }
    .expected = des parts croissantes, supérieures à 0, dont la dernière est 1
    .remedy = mettez-les en ordre et terminez par 1
abtest-looks-switchback =
    .found = des lectures avant la fin d’une expérience en alternance
    .expected = une seule lecture, à la fin
    .remedy = supprimez looks: ; les périodes sont trop peu nombreuses pour s’arrêter tôt
abtest-file-missing =
    .found = pas de fichier { $file }
    .expected = une table de cette expérience
    .remedy = vérifiez le chemin ; il part du fichier de l’étude
abtest-table-unknown =
    .found = une table « { $table } »
    .expected = le nom d’un contrat
    .remedy = { $remedy }
abtest-metric-unknown =
    .found = { $reason }
    .expected = la clé d’un indicateur
    .remedy = listez-les avec cxsim metrics --list
abtest-quantile =
    .found = { $stated ->
        [true] quantile: pour un critère qui n’est pas un quantile
       *[false] un critère de type quantile qui ne dit pas lequel
    }
    .expected = kind: quantile et quantile: ensemble
    .remedy = indiquez les deux, ou aucun
abtest-tau-kind =
    .found = tau: pour un critère de type { $kind }
    .expected = une durée de vie
    .remedy = supprimez tau:
abtest-hazard-share =
    .found = un changement du risque de { $value }
    .expected = une part du risque, inférieure à 1
    .remedy = écrivez 0.1 pour un risque inférieur d’un dixième
abtest-lever-unknown =
    .found = pas de taille de levier « { $name } »
    .expected = l’adresse d’un set, multiply ou shift, par exemple programmes.a.levers.0.shift
    .remedy = { $remedy }
abtest-lever-unit =
    .found = un critère de type { $kind } pour un levier dans l’unité { $unit }
    .expected = un critère dans l’unité du levier
    .remedy = mesurez { $unit ->
        [share] une part ou un rapport
       *[other] une moyenne, un nombre ou un rapport
    } pour ce levier, ou supprimez quantity:
abtest-source-count =
    .found = un critère de type { $kind } avec { $count ->
        [0] ni metric: ni table:
        [1] metric: ou table:
       *[other] metric: et table: à la fois
    }
    .expected = { $wanted ->
        [0] aucun des deux : une durée de vie se lit sur les clients
       *[other] l’un des deux, ou stated: avec des moments saisis
    }
    .remedy = dites où il se mesure, une seule fois
abtest-column-missing =
    .found = un critère de type { $kind } qui ne nomme aucune colonne
    .expected = column: avec ce qui est sommé
    .remedy = prenez { LIST($columns, form: "or") }
abtest-column-unknown =
    .found = pas de nombre ni d’indicateur « { $column } » dans le contrat { $table }
    .expected = une colonne qui peut être sommée
    .remedy = { $remedy }
abtest-covariate-afterwards =
    .found = { $column } comme covariable
    .expected = ce qui était connu avant l’affectation : { $column } vaut au jour de la table, et peut dépendre du bras
    .remedy = retirez-la, ou conservez sa valeur au moment de l’affectation dans une colonne à part
abtest-covariate-unknown =
    .found = pas de colonne « { $column } » des clients
    .expected = une colonne connue avant l’affectation
    .remedy = { $remedy }
abtest-covariates-unusable = Les résultats ne peuvent être prédits à partir de ces covariables.
abtest-margin-missing =
    .found = un garde-fou sans marge
    .expected = la plus grande perte qui serait acceptée
    .remedy = indiquez margin: (avec relative: true, en part de la valeur d’aujourd’hui)
abtest-margin-unsigned =
    .found = une marge, et rien ne dit dans quel sens c’est pire
    .expected = better: high ou low
    .remedy = indiquez better:
abtest-margin-lifetime =
    .found = une marge pour une durée de vie
    .expected = une part, une moyenne, un nombre, un rapport ou un quantile
    .remedy = testez plutôt la non-infériorité de la part des clients encore présents

abtest-baseline-unknown = L’expérience ne peut pas être dimensionnée : quelque chose n’est ni dans les tables ni saisi.
abtest-design-refused = L’expérience ne peut pas être dimensionnée telle qu’elle est prévue.
abtest-study-without = Il n’y a pas de telle expérience.
abtest-experiments-none =
    .found = une étude sans expériences
    .expected = experiments:
    .remedy = décrivez-en une ; cxsim plan keys experiments montre comment
abtest-experiment-unknown =
    .found = pas d’expérience « { $name } »
    .expected = une expérience de l’étude
    .remedy = { $remedy }
abtest-values-alike =
    .found = { $units ->
        [one] { $units } unité
       *[other] { $units } unités
    } dont les valeurs sont toutes égales ou infinies
    .expected = au moins deux unités de valeurs différentes dans la dernière fenêtre du journal
    .remedy = vérifiez la table et la fenêtre, ou saisissez les moments sous stated:
abtest-quantile-tied =
    .found = des valeurs égales autour du quantile { $quantile }
    .expected = un quantile qui bouge quand les valeurs bougent
    .remedy = prenez une moyenne ou une part, ou un autre quantile
abtest-table-absent =
    .found = { $table ->
        [none] un critère sans metric: ni table:
       *[other] pas de table { $table } avec les colonnes de ce critère et un instant (il y a { LIST($names, form: "and") })
    }
    .expected = une table où il peut être mesuré
    .remedy = nommez son fichier sous logs:, ou saisissez les moments sous stated:
abtest-table-empty =
    .found = une table { $table } sans ligne datée avant le { DATE($before) }
    .expected = un journal de ce qui s’est passé avant le début de l’expérience
    .remedy = vérifiez begins: et le fichier ; ou saisissez ce que l’on sait sous stated:
abtest-cluster-unknown =
    .found = pas de colonne « { $column } » des clients
    .expected = { LIST($columns, form: "or") }
    .remedy = corrigez cluster:, ou ajoutez la colonne à la table
abtest-clusters-unknown =
    .found = des grappes de taille inconnue
    .expected = une colonne des clients qui les forme
    .remedy = nommez la table des clients, ou saisissez cluster_size: sous flow:
abtest-nobody-leaves =
    .found = { $units } clients dont aucun n’est parti
    .expected = des clients partis, pour qu’un risque se mesure
    .remedy = saisissez hazard_per_month: sous stated:
abtest-customers-unknown =
    .found = pas de table de clients
    .expected = combien de clients peuvent participer
    .remedy = saisissez customers: ou per_week: sous flow:, ou nommez la table sous logs:
abtest-switchback-size =
    .found = la taille d’une expérience en alternance
    .expected = un plan dont les tables de l’entreprise disent la variance
    .remedy = affectez des clients ou des grappes ; l’erreur d’une alternance dépend de la façon dont la file suit, qu’aucune table d’unités ne montre
abtest-tau-long =
    .found = une moyenne restreinte jusqu’à { SPAN($tau) } pour des unités observées { SPAN($after) }
    .expected = au plus la fenêtre d’après
    .remedy = allongez after:, ou raccourcissez tau:
abtest-share-edge =
    .found = une part de { $share } aujourd’hui
    .expected = plus de 0 et moins de 1
    .remedy = vérifiez la table et la fenêtre, ou saisissez la moyenne sous stated:
abtest-share-beyond =
    .found = une part de { $share } qui changerait de { $change }
    .expected = ensuite une part entre 0 et 1
    .remedy = indiquez un mde: plus petit, ou l’autre sens sous better:
abtest-relative-zero =
    .found = un changement relatif à une valeur de 0
    .expected = une valeur d’aujourd’hui autre que 0
    .remedy = indiquez le changement dans l’unité du critère
abtest-clusters-few =
    .found = { $clusters } grappes en tout
    .expected = au moins { $least } dans chaque bras
    .remedy = formez des grappes plus petites, ou affectez des clients
abtest-note-typed = Saisi, et non mesuré : { $names }.
abtest-note-clusters = Moins de 10 grappes dans un bras (sur { $clusters } en tout) : avec si peu, la loi de Student n’est qu’un guide grossier.
abtest-note-dunnett = { $arms } bras sont comparés à un témoin : le critère principal est testé avec la borne de Dunnett.
abtest-arm = { $arm } { PERCENT($share) }
abtest-design-head =
    { $name } : { $arms } ; affectation par { $unit ->
        [cluster] grappe
       *[other] client
    } ; fausses alertes { PERCENT($alpha, digits: 1) } (bilatéral), puissance { PERCENT($power) }
abtest-endpoint-head =
    { "  " }{ $name } ({ $role ->
        [primary] principal
        [guardrail] garde-fou
        [exploratory] exploratoire
       *[other] secondaire
    }) : aujourd’hui { $kind ->
        [share] { PERCENT($mean, digits: 1) }
        [lifetime] un risque de { SIGNIFICANT($hazard) } par mois
       *[other] { SIGNIFICANT($mean) }
    }{ $stands ->
        [typed] , saisi
        [partly] , saisi ; le reste mesuré sur { $units } clients
        [measured] , mesuré sur { $units } clients
       *[unknown] { "" }
    }
abtest-endpoint-aimless = { "    " }aucun plus petit changement utile n’est indiqué : voyez ce que montrerait chaque semaine
abtest-endpoint-needed =
    { "    " }{ $goal ->
        [margin] pour montrer qu’on ne perd pas plus de
       *[other] pour trouver un changement de
    } { $kind ->
        [share] { POINTS($change) }
        [lifetime] { PERCENT($change) } du risque
       *[other] { SIGNIFICANT($change) }
    } : { FIXED($units) } clients{ $reached ->
        [true] , { FIXED($weeks) } semaines (dont { $enrolment } de recrutement)
       *[false] , plus qu’il n’en vient en dix ans
    }
abtest-endpoint-unreached = { "    " }avec tous ceux qui viennent en un an, la puissance est de { PERCENT($power) }
abtest-reason-adjusted = { "    " }par les valeurs telles quelles { FIXED($plain) } ; ajustées par la fenêtre d’avant (corrélation { FIXED($correlation, digits: 2) }) { FIXED($adjusted) }
abtest-reason-clusters = { "    " }les grappes en demandent { FIXED($effect, digits: 2) } fois plus
abtest-reason-looks = { "    " }les lectures en demandent au plus { FIXED($factor, digits: 3) } fois plus
abtest-reason-formulas = { "    " }par bras, selon la formule : z non groupé (retenu) { FIXED($unpooled) }, z groupé { FIXED($pooled) }, Evan Miller { FIXED($miller) } (puissance réelle { PERCENT($power, digits: 1) })
abtest-reason-events = { "    " }par la durée de vie moyenne restreinte, qui est ce qu’on lit ; le test du log-rank demanderait { FIXED($events) } départs, soit { FIXED($units) } clients
abtest-reason-assurance = { "    " }chance d’un résultat significatif selon l’a priori (assurance, avec { FIXED($units) } unités) : { PERCENT($share) }
abtest-curve-columns = semaine|clients|plus petit changement trouvé
abtest-curve-columns-power = semaine|clients|plus petit changement trouvé|puissance
abtest-design-control = { "  " }un témoin de { PERCENT($share, digits: 1) } et des bras traités de même taille demanderaient { PERCENT($saved, digits: 1) } de clients en moins
abtest-design-roll = { "  " }pour gagner le plus, testez { $alike ->
        [true] { $units } clients par bras
       *[false] { $control } clients du bras témoin et { $units } traités
    } et étendez le meilleur bras au reste (Test & Roll)
abtest-worth-head = { "  " }valeur pour la décision, en { $currency }
abtest-worth-columns = clients|semaines|coût|valeur de la réponse (EVSI)|ce qu’il en reste (ENBS)
abtest-worth-best = vaut le plus
abtest-worth-flat = { "  " }les tailles de { $low } à { $high } gardent au moins 95 % de ce que laisse la meilleure
abtest-worth-none = { "  " }aucune taille ne vaut son coût : décidez sans l’expérience
abtest-worth-assurance = { "  " }chance d’un résultat significatif sur les tirages du levier (assurance, avec { FIXED($units) } unités) : { PERCENT($share) }

abtest-comparison-refused = L’expérience ne peut pas être simulée telle qu’elle est prévue.
abtest-design-unknown =
    .found = un plan « { $design } »
    .expected = customer, cluster, switchback, tree ou exposure
    .remedy = { $remedy }
abtest-arms-idle =
    .found = des bras { LIST($arms, form: "and") } dont aucun n’est un programme
    .expected = un bras qui porte le nom d’un programme : { LIST($programmes, form: "or") }
    .remedy = donnez au bras traité le nom du programme qu’il reçoit
abtest-begins-month =
    .found = une expérience qui commence le { DATE($day) }
    .expected = le premier jour d’un mois de la simulation
    .remedy = changez begins:, ou start: et horizon: de l’étude
abtest-window-beyond =
    .found = une fenêtre qui finit le { DATE($day) }
    .expected = une fin au plus tard le { DATE($last) }, fin de la simulation
    .remedy = allongez horizon:, ou raccourcissez after:
abtest-comparison-kind =
    .found = un critère principal de type { $kind }
    .expected = une part, une moyenne, un nombre ou un rapport
    .remedy = simulez une expérience dont le critère principal est l’un d’eux
abtest-touchpoint-unknown =
    .found = pas de point de contact « { $name } » dans le plan
    .expected = parcours.point
    .remedy = { $remedy }
abtest-result-keys =
    .found = measured: avec { LIST($keys, form: "and") }
    .expected = experiment: et endpoint:
    .remedy = nommez les deux, ou saisissez estimate:, error: et prior_sd:
abtest-result-shift =
    .found = un levier de type { $kind } mesuré par une expérience
    .expected = un shift : une expérience mesure une différence
    .remedy = écrivez le levier en shift:, ou saisissez estimate:, error: et prior_sd:
abtest-result-lever =
    .found = le critère { $name }, qui mesure { $measures }, pour un levier qui agit sur { $moves }
    .expected = un critère qui mesure ce sur quoi le levier agit, dans son unité
    .remedy = nommez un autre critère, ou corrigez son quantity:
abtest-result-plan-wrong =
    .found = l’expérience { $name }, dont le plan est illisible
    .expected = un plan sans faute
    .remedy = corrigez-le ; cxsim plan keys experiments montre comment
abtest-result-endpoint =
    .found = pas de critère « { $name } » de l’expérience
    .expected = l’un de ses critères
    .remedy = { $remedy }
abtest-measurement-idle =
    .found = { $kind ->
        [lifetime] le critère { $endpoint }, une durée, comme mesure
       *[other] le critère { $endpoint }, qui ne mesure aucun levier, comme mesure
    }
    .expected = un critère dont quantity: est l’adresse de la taille d’un levier
    .remedy = nommez un autre critère (endpoint:) de l’expérience, ou indiquez quantity: pour celui-ci
abtest-measurement-aimless =
    .found = le critère { $endpoint } sans plus petit changement qui compte
    .expected = une taille de l’expérience, ou mde: dont elle découle
    .remedy = indiquez sample_sizes: pour la mesure, ou mde: pour le critère
abtest-result-prior =
    .found = le critère { $name } sans a priori
    .expected = la taille des vrais effets de telles expériences
    .remedy = indiquez prior: { "{" }sd: ..{ "}" } ; sans lui on ne peut dire quelle part d’un résultat est due au hasard
abtest-result-none =
    .found = l’expérience { $name } sans résultat
    .expected = result: sous data:
    .remedy = gardez dans un fichier ce qu’affiche cxsim abtest analyse ÉTUDE { $name } --json, et nommez-le sous data: { "{" }result: FICHIER{ "}" }
abtest-result-plan =
    .found = dans { $file } le résultat d’un autre plan
    .expected = un résultat du plan tel qu’il est
    .remedy = rétablissez le plan ; ou dites pourquoi il a changé, et enregistrez le résultat à nouveau : cxsim abtest analyse ÉTUDE { $name } --json > { $file }
abtest-result-withheld =
    .found = pas d’effet de { $arm } sur { $endpoint } dans { $file }
    .expected = un effet qui n’a pas été retenu
    .remedy = lisez pourquoi avec cxsim abtest analyse ÉTUDE { $name }
abtest-simulated-plan =
    .found = dans { $file } la simulation d’un autre plan
    .expected = une simulation du plan tel qu’il est
    .remedy = rétablissez le plan, ou simulez à nouveau : cxsim abtest simulate ÉTUDE { $name } --json > { $file }
abtest-simulated-unreadable =
    .found = aucune simulation d’expérience dans { $file }
    .expected = ce que cxsim abtest simulate --json a affiché
    .remedy = lancez cxsim abtest simulate ÉTUDE NOM --json et gardez-en la sortie dans ce fichier
abtest-result-unreadable =
    .found = { $file }, absent ou qui n’est pas une lecture
    .expected = ce qu’affiche cxsim abtest analyse --json
    .remedy = enregistrez-le à nouveau : cxsim abtest analyse ÉTUDE { $name } --json > { $file }
abtest-design-cluster-none =
    les clients n’ont pas de groupes dans une colonne « { $column } » : indiquez cluster: dans l’expérience, ou groups: {"{"}{ $column }: 8{"}"} sous population
abtest-design-units-few = { $units } grappes, c’est trop peu : il en faut au moins { $least } par bras
abtest-design-periods-few =
    la fenêtre contient { $periods } périodes de { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }, et il en faut au moins { $least } par bras : allongez after:, ou raccourcissez period:
abtest-design-switchback-slow = ce qui change d’une période à l’autre doit être d’un contact, ou le temps de service ou de patience d’une équipe, ce qui n’est pas le cas de { LIST($names, form: "and") }
abtest-design-pool-shared =
    les grappes par « { $column } » partagent { LIST($pools) }, que le programme touche : grappes traitées et non traitées attendent dans la même file. Donnez à chacune la sienne ({"pools: {"}{ $first }: {"{"}per: { $column }{"}}"}), ou prenez switchback, ou customer, qui se lit aussi par le jumeau
abtest-design-pool-trees =
    les arbres partagent { LIST($pools) }, que le programme touche : arbres traités et non traités attendent dans la même file. Prenez switchback, ou customer, qui se lit aussi par le jumeau
abtest-design-referral =
    { $stated ->
        [true] les clients amenés ne s’ajoutent pas à un résultat de type { $kind } : prenez mean, count ou ratio
       *[false] personne n’amène de client : indiquez referral: dans l’étude, ou prenez customer
    }
abtest-design-switchback-kind = un résultat de type { $kind } n’est pas une somme sur des périodes
abtest-comparison-head =
    { $name }, { $arm } : aujourd’hui { $endpoint } vaut { SIGNIFICANT($today) } ; un déploiement le change de { SIGNIFICANT($truth) } (erreur de Monte-Carlo { SIGNIFICANT($error) }) ; { FIXED($units) } clients, { $shared ->
        [true] qui partagent des agents : chaque expérience est une simulation à part
       *[false] qui ne partagent rien : les étiquettes sont retirées sur les deux histoires de chacun, et un biais se mesure à l’écart de ces histoires mêmes
    }
abtest-comparison-brought = { "  " }ceux que les clients amènent à partir du premier jour comptent avec eux
abtest-comparison-columns = lecture moyenne|biais|son erreur|dispersion|RMSE|puissance|fausses alertes|couverture|semaines|coût|valeur|expériences
abtest-comparison-design =
    { $design ->
        [customer] par client
        [customer_adjusted] par client, ajusté par la fenêtre d’avant
        [cluster] par grappe
        [tree] par arbre de recommandations
        [exposure] par exposition (son propre bras, et ceux qu’il amène)
        [switchback] par période (switchback)
        [through_twin] levier par client, puis par le jumeau (ajusté sur données)
       *[other] { $design }
    }
abtest-comparison-refusal = { "  " }{ abtest-comparison-design } : non simulé : { $reason }
abtest-comparison-period =
    { "  " }switchback : périodes de { $days ->
        [one] { SIGNIFICANT($days) } jour
       *[other] { SIGNIFICANT($days) } jours
    }, dont les { SIGNIFICANT($washout) } premiers ne comptent pas ; les files se souviennent pendant environ { SIGNIFICANT($warmth) } jours
abtest-comparison-period-short =
    { "  " }switchback : des périodes de { $days ->
        [one] { SIGNIFICANT($days) } jour
       *[other] { SIGNIFICANT($days) } jours
    } sont plus courtes que les { SIGNIFICANT($warmth) } jours dont les files se souviennent : il manque { PERCENT($lacking) } de l’effet à la lecture
abtest-comparison-guard =
    { "  " }par le jumeau : son garde-fou, une prévision de ce que montrera le résultat, est contredit dans { PERCENT($share) } des expériences (10 % si le jumeau dit vrai)
abtest-comparison-valued = { "  " }la décision vaut le plus avec : { abtest-comparison-design }
abtest-comparison-best = { "  " }le plus proche du déploiement : { abtest-comparison-design }
abtest-comparison-worthless = { "  " }indiquez worth: du critère, et un a priori, pour choisir selon la valeur de la décision

## decision

decision-line-margin = Marge sur abonnements
decision-line-purchase-margin = Marge sur achats
decision-line-touch-margin = Marge sur ventes lors des contacts
decision-line-offer-incentives = Avantages des offres
decision-line-save-incentives = Avantages des offres de rétention
decision-line-cost-to-serve = Coût de service (contacts)
decision-line-base-cost = Coût des clients actifs
decision-line-acquisition-cost = Coût d’acquisition
decision-line-referral-rewards = Primes de recommandation
decision-line-terminal-value = Clients encore là à la fin
decision-line-attribution-haircut = Non attribué au programme
decision-line-tax = Impôt sur le profit différentiel
decision-line-programme-cost = Programme : { $cost }
decision-volume-fees = Abonnements
decision-volume-purchases = Achats
decision-volume-sales = Ventes : { $journey }, { $touch }
decision-volume-accepted = Acceptées : { $journey }, { $touch }
decision-volume-contacts = Contacts : { $journey }, { $touch }
decision-volume-cases = Dossiers ouverts : { $case }
decision-volume-minutes = Minutes : { $pool }
decision-volume-agents = Agents : { $pool }
decision-volume-active-customers = Clients actifs
decision-volume-acquired = Clients acquis : { $channel }
decision-volume-referred = Clients recommandés
decision-volume-payments = Paiements : { $cost }
decision-volume-contacts-reached = Contacts des clients touchés : { $cost }
decision-volume-customers-reached = Clients touchés : { $cost }
decision-volume-months-paid = Mois payés : { $cost }
decision-volume-positive-effects = effets positifs
decision-volume-profit-before-tax = profit avant impôt
decision-step-benefits = Bénéfices
decision-step-programme-costs = Coûts du programme
decision-bridge-nothing = ne rien faire
decision-bridge-replications = autres répétitions
decision-planned-customers = clients à la fin du mois
decision-planned-lost = clients perdus
decision-planned-fees = abonnements
decision-planned-cost-to-serve = coût de service
decision-planned-change = { $line } : variation
decision-source-fitted = modèle de départs estimé sur la table des clients
decision-source-coefficient = coefficient « { $coefficient } » du modèle de départs estimé sur la table des clients
decision-roi-basis = (bénéfices actualisés − coûts actualisés) / coûts actualisés
decision-irr-one-sign = les flux ont tous le même signe
decision-irr-nothing-flows = aucun flux
decision-irr-none = la VAN ne s’annule à aucun taux entre { PERCENT($least, digits: 1) } et { PERCENT($most) } par an
decision-irr-several = la VAN s’annule à { $count } taux (environ { $rates } par an)
decision-irr-rate = { PERCENT($rate, digits: 1) }
decision-irr-one-change = les flux changent de signe une seule fois
decision-irr-one-root = les flux changent { $turns } fois de signe, mais la VAN à un seul taux
decision-switching-by-running = par simulation
decision-switching-extrapolated = par extrapolation
decision-switching-never = elle ne rapproche pas la VAN de 0
decision-switching-far = à plus de { $widths } largeurs de son intervalle
decision-switching-impossible = hors des valeurs possibles
decision-sobol-few = Les parts de variance demandent au moins { $fewest } tirages de quelque chose qui varie ; il y en a { $draws }.
decision-sobol-trusted = Un modèle de substitution prévoit { PERCENT($fit) } de la variance de tirages qu’il n’a pas vus ; le reste est du hasard et ce qu’il manque. Les parts sont celles de ce qu’il prévoit.
decision-sobol-untrusted = Un modèle de substitution prévoit { PERCENT($fit) } de la variance de tirages qu’il n’a pas vus ; le reste est du hasard et ce qu’il manque. C’est trop peu : faites davantage de tirages avant de lire les parts.
decision-rules-few = { $losses } tirages sur { $draws } perdent : aucune zone ne se distingue.
decision-rules-none = { $losses } tirages sur { $draws } perdent, et aucune zone des hypothèses n’est bien pire qu’une autre.
decision-rules-found =
    { $losses } tirages sur { $draws } perdent ; { PERCENT($caught) } d’entre eux se trouvent dans { $regions ->
        [one] { $regions } zone
       *[other] { $regions } zones
    }.
decision-precision-individual = quels clients partent par hasard ; davantage de clients la réduisent
decision-precision-calendar = les bons et mauvais mois que tous partagent ; aucun nombre de clients ne la réduit
decision-precision-assumptions = ce qu’on ne sait pas du monde ; mesurer la réduit
decision-headline-npv-central = VAN aux valeurs centrales
decision-headline-npv-mean = VAN, moyenne des tirages
decision-headline-npv-percentile = VAN P{ $percent }
decision-headline-loss = probabilité de perte
decision-headline-roi-mean = retour sur investissement, moyenne des tirages
decision-stop-single = Avec un seul tirage, aucune erreur de Monte-Carlo n’est connue.
decision-stop-reached =
    Arrêt après { $draws ->
        [one] { $draws } tirage
       *[other] { $draws } tirages
    } : la VAN moyenne est connue à { FIXED($error) } près, { FIXED($allowed) } était permis.
decision-stop-missed =
    Pas assez précis après { $draws ->
        [one] { $draws } tirage
       *[other] { $draws } tirages
    } : la VAN moyenne n’est connue qu’à { FIXED($error) } près, { FIXED($allowed) } était permis.
decision-draws-few =
    P5 et P95 sont le plus bas et le plus haut de { $draws ->
        [one] { $draws } tirage
       *[other] { $draws } tirages
    }, qui { $draws ->
        [one] contient
       *[other] contiennent
    } { PERCENT($held) } de ce qui peut arriver ; { $least } tirages ou davantage contiennent 90 %.
decision-programme-free = Le programme « { $programme } » est supposé ne rien coûter : { $reason }
decision-programme-uncosted = Le programme « { $programme } » change quelque chose et n’a aucune ligne de coût : sa valeur est surestimée d’autant qu’il coûte.
decision-order-counts = Dans { $combination }, l’ordre compte : { $quantity } finit à { $stated } dans l’ordre écrit, à { $reversed } dans l’ordre inverse ; les programmes s’appliquent dans l’ordre où la combinaison les nomme.
decision-measure-test = Mesurez ensuite { $name } : un test sur { FIXED($customers) } clients coûte { MONEY($cost, $currency) }, vaut { MONEY($value, $currency) }, dure { FIXED($weeks) } semaines ; il rapporte { MONEY($gain, $currency) } en tout (erreur type { MONEY($error, $currency) }).
decision-measure-one = Mesurez ensuite { $name } : le connaître exactement vaudrait { MONEY($value, $currency) } (erreur type { MONEY($error, $currency) }) ; décrivez un test sous measurements: pour voir quelle taille est rentable.
decision-decide-test-error = Décidez maintenant : aucun test prévu ne rapporte plus que sa propre erreur de Monte-Carlo.
decision-decide-test-cost = Décidez maintenant : aucun test prévu ne vaut son coût et l’attente.
decision-decide-error = Décidez maintenant : connaître une hypothèse ne vaut pas plus que l’erreur de Monte-Carlo de cette valeur.
decision-decide-nothing = Décidez maintenant : mieux connaître une hypothèse ne changerait pas la décision.
decision-audit-not-stated = le dossier ne le dit pas
decision-audit-own-rate = jumeau face à sa table
decision-audit-own-rate-expected = la première année du jumeau à un facteur 2 près du taux de la table elle-même
decision-audit-own-rate-found = { PERCENT($twin, digits: 1) } des clients partent la première année du jumeau, { PERCENT($table, digits: 1) } par an dans la table
decision-audit-tenures = anciennetés de la table
decision-audit-tenures-expected = des clients de toute ancienneté, ou `entry` dans fit : l’ancienneté à laquelle chacun a été observé
decision-audit-tenures-found = aucune ancienneté n’est inférieure à { FIXED($months, digits: 1) } mois
decision-audit-churn = départs par mois
decision-audit-churn-expected = entre { PERCENT($least, digits: 1) } et { PERCENT($most) } par mois
decision-audit-churn-found = { PERCENT($churn, digits: 2) } par mois sans le programme
decision-audit-share-expected = au plus { PERCENT($most) }
decision-audit-cut = baisse des départs
decision-audit-cut-found = départs réduits de { PERCENT($cut) }
decision-audit-ends = leviers jusqu’au bout d’une échelle
decision-audit-ends-expected = des parts et des niveaux qui n’atteignent ni 0 ni 1
decision-audit-ends-value = { $name } = { $value }
decision-audit-ends-found = { JOINED($ends, between: " ; ") }
decision-audit-ends-none =
    { $count ->
        [one] { $count } déplacé, aucun jusqu’au bout
       *[other] { $count } déplacés, aucun jusqu’au bout
    }
decision-audit-contacts = baisse des contacts
decision-audit-contacts-found = { $name } réduit de { PERCENT($cut) }
decision-audit-return = retour sur investissement
decision-audit-return-expected = au plus { $most } ; au-delà, cherchez les coûts qui manquent
decision-audit-return-found = { FIXED($roi, digits: 1) } fois ce qu’il coûte
decision-audit-feelings = ressenti et départs
decision-audit-feelings-expected = un facteur sur les départs d’au plus { FIXED($factor) } d’un bout à l’autre de l’échelle
decision-audit-feelings-found = { $name } de { FIXED($size, digits: 2) } : un facteur { FIXED($factor) }
decision-audit-benefit = bénéfice rapporté au chiffre d’affaires
decision-audit-benefit-expected = au plus { PERCENT($most) } du chiffre d’affaires par an
decision-audit-benefit-found = { PERCENT($share, digits: 1) } du chiffre d’affaires par an
decision-audit-survivors = bénéfice de fidélité face à la survie
decision-audit-survivors-expected = au plus ce que paient sur l’horizon les clients qui restent
decision-audit-survivors-none = { FIXED($benefit) } : presque rien n’est attribué à la fidélité
decision-audit-survivors-no-fewer = { FIXED($benefit) }, alors que les clients ne partent pas moins
decision-audit-survivors-found = { FIXED($benefit) }, soit { FIXED($times, digits: 1) } fois les { FIXED($most) } que donne la survie
decision-audit-referral = part des recommandations
decision-audit-referral-expected = au plus { PERCENT($most) } des bénéfices
decision-audit-referral-found = { PERCENT($share, digits: 1) } des bénéfices
decision-audit-replaced = clients recommandés pour un perdu
decision-audit-replaced-expected = au plus { $most }
decision-audit-replaced-found = { FIXED($count, digits: 2) } pour chaque client perdu
decision-audit-lifetime = durée de vie face aux départs
decision-audit-lifetime-expected = durée de vie x départs mensuels à { PERCENT($room) } près de 1
decision-audit-lifetime-found = { FIXED($months, digits: 1) } mois et { PERCENT($churn, digits: 2) } par mois : { FIXED($product, digits: 2) }
decision-audit-lifetime-estimated = { FIXED($months, digits: 1) } mois et { PERCENT($churn, digits: 2) } par mois : { FIXED($product, digits: 2) } (erreur type { FIXED($error, digits: 2) })
decision-audit-books = premier mois face aux livres
decision-audit-books-expected = à { PERCENT($most) } près du registre de base
decision-audit-books-found =
    abonnements de { FIXED($fees) } contre { FIXED($books) } ({ $more ->
        [true] +
       *[false] { "" }
    }{ PERCENT($change, digits: 1) })
decision-source-benefit = garde-fou de 10 % ; un éditeur annonce 25,8 % (XM Institute : 775 M USD pour 1 Md USD de chiffre d’affaires en 3 ans)
decision-source-referred = Forrester : les recommandations apportent moins de 7 à 15 % des bénéfices
decision-source-replaced = 35 % d’inscriptions par recommandation furent exceptionnelles (Dropbox 2010) ; là où chaque client perdu en amène un, la croissance ne finit jamais
decision-source-churn = fidélité annuelle de 70 à 95 % (Gupta, Lehmann & Stuart 2004), 63 % la première année (Fader & Hardie 2007), et un facteur 2
decision-source-cut = le calculateur d’un éditeur promet un tiers ; dans une expérience de terrain, une campagne de fidélité a porté les départs de 6 à 10 % (Ascarza, Iyengar & Schleicher 2016)
decision-source-return = les études payées par des éditeurs publient environ 3 (Forrester : 3,3) ; au-delà, un coût est oublié
decision-source-contacts = 9 % des clients règlent une affaire par le seul libre-service (Gartner 2019)
decision-source-share = règle de succession (Laplace 1774) : n succès en n essais rendent le suivant probable, non certain
decision-source-feelings = un ressenti ne peut séparer les clients plus que ne le sont les secteurs : départs de 0,2 à 8 % par mois
decision-source-own-rate = clients perdus / mois observés dans la table ; la troncature à gauche rend l’ajustement trop raide (Klein & Moeschberger 2003, chapitre 4)
decision-source-tenures = troncature à gauche (Klein & Moeschberger 2003, chapitre 4) : qui est parti avant le début de la table y manque
decision-source-survivors = survie composée ; créditer toute une vie au moment du sauvetage la surestime
decision-source-lifetime = à un taux de départ constant c par mois, la durée de vie moyenne est de 1 / c mois
decision-source-books = les abonnements au départ
journey-quantity-evidence =
    { $source ->
        [none] { $shrunk }
       *[other] { $source } ; { $shrunk }
    }
journey-quantity-coefficient =
    .found = fit ou coef tout seul
    .expected = les deux ensemble, comme { "{" }fit: churn, coef: nps{ "}" }
    .remedy = ajoutez l’autre
journey-quantity-fitted-value =
    .found = une valeur pour une grandeur estimée
    .expected = la valeur donnée par le modèle
    .remedy = supprimez value
journey-quantity-half-interval =
    .found = p5 ou p95 tout seul
    .expected = les deux : p5 et p95 vont ensemble
    .remedy = ajoutez l’autre
journey-quantity-outside-interval =
    .found = la valeur { $value }
    .expected = entre p5 { $low } et p95 { $high }
    .remedy = corrigez la valeur ou l’intervalle
journey-quantity-dist =
    .found = dist sans p5 ni p95
    .expected = p5 et p95, dont dist a besoin
    .remedy = ajoutez-les, ou supprimez dist
journey-number-percent =
    .found = « { $text } »
    .expected = un nombre dans une autre unité que le pour cent
    .remedy = écrivez le nombre sans %, ou { $number } s’il s’agit d’une part
journey-number-grouped =
    .found = « { $text } »
    .expected = un nombre sans séparateur de milliers
    .remedy = écrivez { $number } ; la virgule décimale s’écrit comme un point
journey-number-wrong =
    .found = « { $text } »
    .expected = un nombre
    .remedy = corrigez-le
journey-duration-unit =
    .found = { $value }
    .expected = une durée avec son unité
    .remedy = écrivez par exemple '{ $value } d', '4 min', '3 months'
journey-duration-wrong =
    .found = « { $text } »
    .expected = une durée
    .remedy = écrivez un nombre et une unité : 4 min, 2 h, 30 d, 2 weeks, 12 months, 1 year
journey-sample-interval =
    .found = sample avec p5 ou p95
    .expected = l’un ou les autres : ils s’excluent
    .remedy = supprimez p5 et p95
journey-sample-short =
    .found = pas de liste, ou une liste de moins de deux valeurs
    .expected = pour sample, une liste d’au moins deux valeurs
    .remedy = ajoutez des valeurs
journey-measured-instead =
    .found = measured avec value, p5, p95, dist ou sample
    .expected = measured seul, qui remplace value, p5, p95, dist et sample
    .remedy = supprimez ces clés
journey-quantity-unit =
    .found = l’unité « { $written } »
    .expected = « { $unit } », l’unité ici
    .remedy = convertissez le nombre, et supprimez unit
journey-months-wrong =
    .found = « { $text } »
    .expected = un nombre entier de mois
    .remedy = écrivez par exemple 36 months
journey-trigger-moment =
    .found = « { $moment } »
    .expected = 'acquisition', 'purchase', 'bill' ou 'leaving'
    .remedy = corrigez-le
journey-hazard-law =
    .found = ni per_month ni une loi de Weibull, ou les deux
    .expected = soit per_month, soit scale et shape d’une loi de Weibull
    .remedy = indiquez l’un des deux
journey-hazard-zero =
    .found = un scale ou un shape de 0
    .expected = scale et shape d’une loi de Weibull supérieurs à 0
    .remedy = corrigez-le
journey-survey-kind =
    .found = { $stated } clés parmi every, after et pulse
    .expected = exactement une : every (relationnelle), after (transactionnelle) ou pulse (immédiate)
    .remedy = indiquez-en une
journey-survey-weight =
    .found = un motif de poids nul ou négatif
    .expected = un poids supérieur à 0 pour chaque motif
    .remedy = corrigez-le
journey-hours-overlap =
    .found = « { $text } », qui ouvre ({ $day }) avant d’avoir fermé
    .expected = des heures qui ne se chevauchent pas
    .remedy = réunissez les heures qui se chevauchent
journey-hours-wrong =
    .found = « { $text } »
    .expected = des heures d’ouverture
    .remedy = écrivez par exemple 'Mon-Fri 08:00-20:00; Sat 09:00-14:00', ou 'always'
journey-hours-backwards =
    .found = « { $text } »
    .expected = une plage d’un jour
    .remedy = elle finit avant de commencer : écrivez d’abord la plus petite heure, et une nuit en deux plages
journey-hours-day =
    .found = « { $name } » dans « { $text } »
    .expected = un jour
    .remedy = les jours sont { JOINED($days) }
journey-quantity-not-finite =
    .found =
        { $stated ->
            [true] { $value }
           *[false] aucune valeur
        }
    .expected = un nombre fini
    .remedy = indiquez la valeur
journey-quantity-range =
    .found =
        { $where ->
            [none] { $value }
           *[other] { $where } { $value }
        }
    .expected =
        { $bound ->
            [range] entre { $low } et { $high }
           *[least] au moins { $low }
        }
    .remedy = corrigez-le
decision-batch-refused = À grande échelle, les clients ne sont pas comptés un par un.
decision-batch-part =
    .found = le coût « { $cost } », payé pour une partie des clients
    .expected = des coûts pour tous, par mois ou par contact
    .remedy = lancez-la sans --customers, --executor ni --resume
decision-draws-refused = Des hypothèses ne peuvent pas être tirées.
decision-coefficients-refused = Les coefficients estimés ne peuvent pas être tirés.
decision-covariance-indefinite =
    .found = une covariance à valeur propre négative
    .expected = une matrice de covariance
    .remedy = estimez de nouveau le modèle, avec moins de variables
decision-coefficient-unknown =
    .found = coefficient « { $coefficient } »
    .expected = un coefficient du modèle estimé
    .remedy = { $remedy }
decision-coefficient-none = estimez un modèle de départs à rapports de risque, ou écrivez une valeur
decision-correlation-unknown =
    .found = « { $name } »
    .expected = le nom d’une grandeur incertaine
    .remedy = { $remedy }
decision-correlation-repeated =
    .found = une paire qui n’en est pas une, ou déjà donnée
    .expected = chaque paire de deux grandeurs une seule fois
    .remedy = supprimez-la
decision-correlations-impossible =
    .found = des corrélations qui ne peuvent pas toutes tenir ensemble
    .expected = une matrice définie positive
    .remedy = affaiblissez-en quelques-unes
decision-draws-correlated =
    .found = { $draws } tirages de { $assumptions } hypothèses corrélées
    .expected = plus de tirages que d’hypothèses
    .remedy = faites au moins { $least } tirages, ou indiquez moins de corrélations
decision-end-central = à sa valeur centrale
decision-end-low = à l’extrémité basse
decision-end-high = à l’extrémité haute
decision-lever-plan =
    .found = { $quantity } déplacé ({ $end }) : { $found }
    .expected = { $expected }
    .remedy = réduisez le levier, ou déplacez aussi ce qui en dépend
decision-cost-repeated =
    .found = un second coût nommé « { $cost } »
    .expected = un nom qui lui est propre
    .remedy = renommez-le
decision-lever-law =
    .found = { $kind } sur la loi de durée { $law }
    .expected = multiply, qui agit sur toute la loi
    .remedy = nommez l’une de ses grandeurs, p. ex. { $example }
decision-lever-unknown =
    .found = « { $quantity } »
    .expected = le nom d’une grandeur du plan
    .remedy = { $remedy }
decision-lever-exception =
    .found = « { $quantity } »
    .expected = la grandeur, et à côté le segment
    .remedy = quantity: { $base }, segment: { $segment }
decision-lever-shared =
    .found = un segment ou une couverture sur { $quantity }, qui n’appartient à aucun client
    .expected = tous les clients
    .remedy = supprimez segment et coverage
decision-lever-fitted =
    .found = un coefficient estimé
    .expected = un nombre
    .remedy = écrivez la valeur
decision-lever-time =
    .found = { $size } ({ $unit }) sur { $quantity }, une durée
    .expected = un nombre avec son unité de temps
    .remedy = écrivez p. ex. « { $size } min », « { $size } h » ou « { $size } d »
decision-lever-unit =
    .found = { $size } { $unit } sur { $quantity }
    .expected = un nombre ({ $expected })
    .remedy = écrivez-le dans l’unité de ce qu’il déplace
decision-segment-unknown =
    .found = segment « { $segment } »
    .expected = un segment de la population
    .remedy = { $remedy }
decision-date-outside =
    .found = { $field } { $day }
    .expected = un jour à partir du { $first } et avant le { $last }
    .remedy = déplacez-le, ou allongez l’horizon
decision-date-order =
    .found = { $field } { $day }, qui ne suit pas start { $start }
    .expected = un jour ultérieur
    .remedy = échangez-les ou corrigez-les
decision-touchpoint-unknown =
    .found = « { $name } »
    .expected = le nom d’un point de contact
    .remedy = { $remedy }
decision-programme-unknown =
    .found = « { $name } »
    .expected = un programme de l’étude
    .remedy = { $remedy }
decision-combination-size =
    .found = { $count ->
        [one] { $count } programme
       *[other] { $count } programmes
    }, dont { $different } différents
    .expected = deux ou davantage, chacun une fois
    .remedy = corrigez la liste
decision-combination-reach =
    .found = { $combination } : { $found }
    .expected = { $expected }
    .remedy = réduisez un levier ou son intervalle, ou supprimez la combinaison
decision-audiences-many =
    .found = { $count } publics différents
    .expected = au plus { $most } (segment, couverture et programme en font un)
    .remedy = donnez aux leviers le même segment et la même couverture
decision-reach-most =
    .found = { $quantity } à { $value } { $end }, { $beyond } au-delà de { $limit }
    .expected = au plus { $limit }
    .remedy = réduisez le levier ou son intervalle
decision-reach-least =
    .found = { $quantity } à { $value } { $end }, { $beyond } au-delà de { $limit }
    .expected = au moins { $limit }
    .remedy = réduisez le levier ou son intervalle
decision-programme-costless =
    .found = des leviers et aucune ligne de coût
    .expected = au moins un coût
    .remedy = ajoutez ce qu’il coûte sous costs:, ou dites pourquoi il ne coûte rien : free_because: "..."
decision-inflation-unknown =
    .found = « { $line } »
    .expected = une ligne de l’activité des clients
    .remedy = { $remedy } ; l’inflation de ce que coûte le programme lui-même s’écrit à côté de son montant
decision-soft-unknown =
    .found = « { $line } »
    .expected = une ligne de bénéfices du flux de trésorerie
    .remedy = { $remedy }
decision-measurement-unknown =
    .found = « { $name } »
    .expected = le nom d’une hypothèse incertaine
    .remedy = { $remedy }
decision-interval-unused =
    .found = un intervalle sur { $name }, dont rien ne dépend : { $reason }
    .expected = une incertitude qui compte
    .remedy = écrivez un simple nombre, ou utilisez la grandeur
decision-unused-zero = { $name } vaut 0
decision-unused-case = aucun contact n’en ouvre
decision-unused-touchpoint = aucune visite n’y mène
decision-terms-inflation =
    .found = un taux { $rate } sur des prix { $prices } sans inflation
    .expected = inflation, dont un taux { $rate } sur des prix { $prices } a besoin
    .remedy = ajoutez inflation
decision-shift-percent =
    .found = shift : « { $text } »
    .expected = ce qui est ajouté, en points ou en part de la valeur
    .remedy = écrivez shift: { $points } pour des points ajoutés à une part, ou multiply: { $factor } pour une part de la valeur
decision-lever-kind =
    .found =
        { $count ->
            [0] ni set, ni multiply, ni shift
           *[other] { JOINED($stated) } ensemble
        }
    .expected = exactement un parmi set, multiply et shift
    .remedy = indiquez-en un

## abtest: readings

abtest-looks-wrong = Les analyses intermédiaires prévues ne sont pas utilisables.
abtest-look-law =
    .found = la loi des bornes « { $law } »
    .expected = l’une de ces lois : { LIST($laws, form: "or") }
    .remedy = corrigez law:
abtest-look-shares =
    .found = des analyses à { JOINED($shares) }
    .expected = des parts de l’échantillon total qui croissent, au-dessus de 0 et jusqu’à 1 au plus
    .remedy = rangez-les dans l’ordre ; la dernière est 1
abtest-prior-none = Les expériences passées ne donnent pas de loi a priori.
abtest-prior-few =
    .found = { $found ->
        [one] { $found } expérience passée avec un effet et son erreur type
       *[other] { $found } expériences passées avec un effet et son erreur type
    }
    .expected = { $needed } au moins
    .remedy = indiquez l’écart-type des vrais effets sous prior:, avec sa source
abtest-prior-nil =
    .found = { $tests } effets passés qui ne varient pas plus que leurs erreurs types
    .expected = des effets dont une partie au moins est réelle
    .remedy = indiquez l’écart-type des vrais effets sous prior:, avec sa source
abtest-look-unusable = Les données ne peuvent pas être lues à ce stade.
abtest-look-number =
    .found = l’analyse { $number }
    .expected = { $planned ->
        [1] 1 : aucune analyse avant la fin n’est prévue
       *[other] une analyse de 1 à { $planned }
    }
    .remedy = corrigez --look, ou omettez-le pour la dernière
abtest-look-unsaid =
    .found = { $waiting ->
        [one] { $waiting } unité dont la fenêtre n’est pas close, et { $planned } analyses prévues
       *[other] { $waiting } unités dont la fenêtre n’est pas close, et { $planned } analyses prévues
    }
    .expected = le numéro de l’analyse à laquelle les données sont lues
    .remedy = indiquez --look : un test arrêté à un autre moment ne se lit pas avec ces bornes
abtest-sums-unreadable = Les sommes de { $file } sont illisibles.
abtest-sums-wrong = Une ligne de sommes est fausse.
abtest-sums-file =
    .found = un fichier qui n’est pas un texte de lignes et de colonnes en UTF-8
    .expected = un fichier CSV de sommes
    .remedy = exportez-le de nouveau en CSV, en UTF-8
abtest-sums-columns =
    .found = pas de colonne { LIST($missing) }
    .expected = { LIST($needed) }
    .remedy = ajoutez ce qui manque ; les noms sont sur la première ligne
abtest-sums-column-unknown =
    .found = une colonne « { $name } »
    .expected = une colonne de sommes
    .remedy = { $remedy }
abtest-sums-endpoint =
    .found = pas de critère « { $name } » dans le plan
    .expected = un critère de l’expérience
    .remedy = { $remedy }
abtest-sums-kind =
    .found = des sommes pour un critère { $kind }
    .expected = des sommes d’une part, d’une moyenne, d’un nombre ou d’un ratio
    .remedy = lisez-le dans les tables : son effet ne découle pas de sommes
abtest-sums-number =
    .found = « { $text } »
    .expected = un nombre fini
    .remedy = corrigez-le ; si une partie est inconnue, laissez ses colonnes vides sur toutes les lignes du critère
abtest-sums-count =
    .found = { $n } unités
    .expected = un nombre entier, 0 ou plus
    .remedy = corrigez-le
abtest-sums-squares =
    .found = une somme des carrés de { $squares } pour une somme de { $sum } sur { $n } unités
    .expected = au moins le carré de la somme divisé par le nombre d’unités
    .remedy = additionnez les carrés des valeurs des unités, non ceux de leur moyenne
abtest-sums-share =
    .found = une somme de { $sum } et une somme des carrés de { $squares } pour { $endpoint }, qui est une part
    .expected = deux fois le même nombre : celui des unités qui l’ont fait, chacune comptant 1
    .remedy = comptez ces unités ; pour des montants ou des lignes, indiquez kind: mean ou count
abtest-sums-large =
    .found = un nombre supérieur à { $most }
    .expected = des sommes telles qu’une entreprise en compte
    .remedy = corrigez-le, ou exprimez les résultats dans une unité plus grande
abtest-sums-twice =
    .found = une deuxième ligne pour { $endpoint } et le bras { $arm }
    .expected = une ligne par critère, bras et strate
    .remedy = additionnez-les, ou nommez leurs strates
abtest-sums-uneven =
    .found = des lignes de { $endpoint } remplies différemment
    .expected = les mêmes colonnes sur toutes ses lignes
    .remedy = remplissez-les ou videz-les partout
abtest-assignments-wrong = Les affectations de l’expérience { $name } ne peuvent pas être lues.
abtest-assignments-absent =
    .found = pas de registre d’affectation (tables : { $names ->
        [none] aucune
       *[other] { LIST($names) }
    })
    .expected = qui a été affecté à quel bras, et quand
    .remedy = indiquez data: assignments:, ou --sums ; des bras que le hasard n’a pas formés ne sont pas une expérience : voyez cxsim drivers
abtest-assignments-none =
    .found = aucune affectation de l’expérience « { $name } »
    .expected = des lignes qui la nomment dans la colonne experiment
    .remedy = nommez l’expérience de l’étude comme le font les affectations
abtest-arm-unknown =
    .found = { $arm ->
        [none] { $count ->
            [one] { $count } unité sans bras
           *[other] { $count } unités sans bras
        }
       *[other] { $count ->
            [one] le bras « { $arm } »
           *[other] le bras « { $arm } » de { $count } unités
        }
    }
    .expected = un bras du plan : { LIST($arms, form: "or") }
    .remedy = corrigez les affectations ou le plan
abtest-arms-unknown-more =
    .found = { $count ->
        [one] encore { $count } bras inconnu
       *[other] encore { $count } bras inconnus
    }
    .expected = un bras du plan : { LIST($arms, form: "or") }
    .remedy = regardez si la colonne du bras contient autre chose, un nom ou un numéro de l’unité
abtest-log-column =
    .found = pas de colonne « { $column } »
    .expected = les colonnes de la table { $table } dont l’expérience est lue
    .remedy = { $remedy }
abtest-sums-beyond-head = Les sommes de { $table } dépassent ce qu’un nombre peut contenir.
abtest-sums-beyond =
    .found = des résultats dont les carrés dépassent en tout 1e308
    .expected = des résultats tels qu’une entreprise les compte
    .remedy = corrigez les lignes, ou exprimez-les dans une unité plus grande
abtest-unit-twice =
    .found = { $count ->
        [one] { $count } { $unit ->
            [cluster] grappe
           *[other] client
        } dans deux bras
       *[other] { $count } { $unit ->
            [cluster] grappes
           *[other] clients
        } dans deux bras
    }
    .expected = chaque unité dans un seul
    .remedy = trouvez-en la cause avant toute lecture : les écarter biaise le reste
abtest-switchback-unread = Une expérience par alternance ne peut pas encore être lue.
abtest-switchback-periods =
    .found = unit: switchback
    .expected = des clients ou des grappes affectés
    .remedy = donnez les sommes de chaque période comme une unité avec --sums
abtest-withheld-small = un bras compte moins de 2 unités (témoin { $control }, traité { $treated })
abtest-withheld-clusters = un bras compte { $count } grappes ou périodes ; il en faut { $needed } pour estimer leur dispersion
abtest-withheld-denominator = le dénominateur est nul dans un bras
abtest-withheld-alike = toutes les unités ont la même valeur : rien ne distingue un effet du hasard
abtest-withheld-nothing = aucune unité n’a de ligne dans la fenêtre qui suit l’affectation, ou leur somme est 0 (les unités ont-elles été affectées après leurs résultats, ou leurs noms sont-ils écrits autrement dans le journal ?)
abtest-withheld-quantile = trop peu de valeurs différentes d’un côté du quantile { $quantile }
abtest-withheld-horizon = l’horizon de { FIXED($tau, digits: 0) } jours dépasse le suivi le plus court, { FIXED($longest, digits: 0) } jours
abtest-note-relative = pas d’effet relatif : une moyenne est à moins de 3 erreurs types de 0
abtest-note-few-clusters = seulement { $count } grappes dans un bras : l’intervalle dépend beaucoup de leur nombre
abtest-note-covariate-outcome = sans ajustement : la valeur d’avant est le critère lui-même
abtest-note-covariate-late = non ajusté : ce qui serait connu avant l’affectation diffère entre les bras ({ $p }), et n’a donc été connu qu’après
abtest-note-not-predicted = les résultats ne sont pas prédits à partir des covariables : de grappes, et d’une base que la ligne d’aucune personne ne quitte, il n’y a que des sommes
abtest-note-strata = pondéré par { $count } strates
abtest-note-strata-small = sans pondération par strates : un bras compte moins de { $count } unités dans l’une d’elles
abtest-note-weak = pas d’effet sur les exposés : l’affectation change à peine l’exposition (F = { FIXED($f, digits: 1) }, sous 10)
abtest-note-horizon = durée moyenne dans les { FIXED($tau, digits: 0) } jours suivant l’affectation
abtest-note-hazard = rapport de risques { FIXED($ratio, digits: 3) } ({ FIXED($low, digits: 3) } à { FIXED($high, digits: 3) }), log-rank { $p }
abtest-note-log-rank = test du log-rank entre grappes { $p }
abtest-note-hazard-changes = le rapport de risques change avec le temps ({ $p }) : lisez plutôt la durée moyenne
abtest-note-repeated =
    { $count ->
        [one] { $count } affectation répétée : la première compte
       *[other] { $count } affectations répétées : la première de chacune compte
    }
abtest-note-early =
    { $count ->
        [one] { $count } unité affectée avant le { DATE($begins) }, début de l’expérience
       *[other] { $count } unités affectées avant le { DATE($begins) }, début de l’expérience
    }
abtest-note-undated = le plan ne dit pas jusqu’à quel jour les données sont connues (data: dated:) : toutes les fenêtres sont supposées closes
abtest-note-overlap =
    { $count ->
        [one] { $count } client sur { $total } participe aussi à une autre expérience
       *[other] { $count } clients sur { $total } participent aussi à d’autres expériences
    }
abtest-note-left-before =
    { $count ->
        [one] { $count } client était parti avant l’affectation et ne compte pas dans les durées
       *[other] { $count } clients étaient partis avant l’affectation et ne comptent pas dans les durées
    }
abtest-p =
    { $small ->
        [true] p < { SIGNIFICANT($p, digits: 1) }
       *[false] p = { SIGNIFICANT($p, digits: 2) }
    }
abtest-arm-count = { $arm } { $found } ({ FIXED($expected, digits: 0) } prévues)
abtest-verdict-broken =
    Invalide : les bras { $where ->
        [none] { "" }
       *[other] de { $where }{ " " }
    }n’ont pas la taille prévue : { LIST($counts) }, { $p }. Aucun effet n’est fiable tant que la cause n’est pas trouvée.
abtest-verdict-unread =
    Continuez : le critère principal { $name } ne peut pas être lu{ $reason ->
        [none] { "" }
       *[other] { " " }: { $reason }
    }.
abtest-verdict-ship =
    Déployez { $arm } : { $name } varie de { SIGNIFICANT($effect, digits: 3) } ({ SIGNIFICANT($low, digits: 3) } à { SIGNIFICANT($high, digits: 3) }), { $p }{ $guardrails ->
        [0] { " " }; aucun garde-fou n’était prévu
        [one] , et le garde-fou tient
       *[other] , et les { $guardrails } garde-fous tiennent
    }.
abtest-verdict-guardrail = Ne déployez pas : { $arm } fait varier { $name } de { SIGNIFICANT($effect, digits: 3) } ({ SIGNIFICANT($low, digits: 3) } à { SIGNIFICANT($high, digits: 3) }, { $p }), mais rien ne montre que { LIST($failing) } perde moins que sa marge.
abtest-verdict-go-on =
    Continuez : { $arm } fait varier { $name } de { SIGNIFICANT($effect, digits: 3) } ({ SIGNIFICANT($low, digits: 3) } à { SIGNIFICANT($high, digits: 3) }) à ce stade, { $planned ->
        [true] entre les bornes de l’analyse { $look }
       *[false] selon un intervalle valable à tout moment, car aucune lecture anticipée n’était prévue
    }.
abtest-verdict-harm = Ne déployez pas : { $arm } dégrade { $name } de { SIGNIFICANT($effect, digits: 3) } ({ SIGNIFICANT($low, digits: 3) } à { SIGNIFICANT($high, digits: 3) }), { $p }.
abtest-verdict-nothing = Ne déployez pas : aucun effet de { $arm } sur { $name } n’est établi ({ $p }) ; des effets de { SIGNIFICANT($low, digits: 3) } à { SIGNIFICANT($high, digits: 3) } restent compatibles avec les données.
abtest-open-endpoint = { $name } : pas de sommes
abtest-open-withheld = { $name } pour { $arm } : { $reason }
abtest-open-days = la répartition par jour d’affectation
abtest-open-segments = si les segments diffèrent
abtest-open-exposure = l’effet sur les exposés
abtest-open-interference = si les clients d’un bras influencent ceux de l’autre (agents partagés, bouche-à-oreille) : cxsim abtest simulate
abtest-open-later = ce qui vient plus de { FIXED($days, digits: 0) } jours après l’affectation
abtest-open-waiting =
    { $units ->
        [one] { $units } unité dont la fenêtre n’est pas close
       *[other] { $units } unités dont la fenêtre n’est pas close
    }
abtest-read-head = { $name }, { $units ->
        [one] { $units } unité
       *[other] { $units } unités
    }, { $kind ->
        [fixed] lue à sa fin
        [last] lue à sa dernière analyse
        [interim] lue à l’analyse { $look }
       *[unplanned] lue avant sa fin, ce qui n’était pas prévu : les intervalles valent à tout moment
    }.
abtest-read-split =
    { $state ->
        [broken] Répartition { $where } : { $p }, non conforme au plan
        [held] Répartition { $where } : conforme au plan, { $p }
       *[small] Répartition { $where } : trop peu d’unités pour en juger
    }
abtest-read-split-total = totale
abtest-read-anyway = Les effets sont montrés bien que l’affectation soit invalide : ils ne sont pas fiables.
abtest-read-effect =
    { $name } ({ $role ->
        [primary] principal
        [guardrail] garde-fou
        [secondary] secondaire
       *[exploratory] exploratoire
    }), { $arm } : { SIGNIFICANT($control, digits: 4) } → { SIGNIFICANT($treated, digits: 4) }, effet { SIGNIFICANT($effect, digits: 3) } ({ SIGNIFICANT($low, digits: 3) } à { SIGNIFICANT($high, digits: 3) }), { $known ->
        [true] { $p }
       *[false] non tranché à cette analyse
    }
abtest-read-withheld = { $name }, { $arm } : pas d’effet indiqué : { $reason }
abtest-read-relative = { "  " }en proportion { PERCENT($effect, digits: 1) } ({ PERCENT($low, digits: 1) } à { PERCENT($high, digits: 1) })
abtest-read-margin =
    { "  " }{ $holds ->
        [true] perd moins que la marge de { SIGNIFICANT($margin, digits: 3) }, { $p } unilatéral
       *[false] rien ne montre une perte inférieure à la marge de { SIGNIFICANT($margin, digits: 3) }, { $p } unilatéral
    }
abtest-read-explained = { "  " }la valeur d’avant explique { PERCENT($share) } de la variance et épargne autant d’unités
abtest-read-power = { "  " }la plus petite variation qui compte est décelée avec { PERCENT($power) } à cette erreur
abtest-read-compliers = { "  " }sur les exposés { SIGNIFICANT($effect, digits: 3) } ({ SIGNIFICANT($low, digits: 3) } à { SIGNIFICANT($high, digits: 3) })
abtest-read-money = { "  " }vaut { MONEY($effect, $currency, form: "cents") } par client ({ MONEY($low, $currency, form: "cents") } à { MONEY($high, $currency, form: "cents") })
abtest-read-posterior = { "  " }meilleur avec { CHANCE($share) } ; perte attendue en déployant { $shipped }, sinon { $kept }
abtest-read-loss =
    { $below ->
        [true] moins de { SIGNIFICANT($loss, digits: 2) }
       *[false] { SIGNIFICANT($loss, digits: 2) }
    }
abtest-read-selected = { "  " }compte tenu de ce qu’il a été retenu parce que significatif, environ { SIGNIFICANT($effect, digits: 3) } (aucun a priori n’est indiqué : par vraisemblance conditionnelle)
abtest-read-segments =
    { "  " }{ $differ ->
        [true] les segments diffèrent ({ $p }), effets resserrés : { JOINED($segments) }
       *[false] aucun signe que les segments diffèrent ({ $p })
    }
abtest-read-segment = { $name } { SIGNIFICANT($effect, digits: 3) }
abtest-read-note = { "  " }{ $note }
abtest-read-open = Non examiné : { JOINED($open, between: " ; ") }.
abtest-data-none = L’expérience { $name } n’a pas de données.
abtest-data-unstated =
    .found = ni data: assignments: ni sommes
    .expected = des affectations, ou des sommes par groupe
    .remedy = indiquez data: sous l’expérience, ou donnez --sums ; des groupes que personne n’a affectés au hasard ne sont pas une expérience : voyez cxsim drivers
abtest-rows-wrong = Les lignes de { $table } ne peuvent pas être additionnées.
abtest-rows-role =
    .found = un rôle « { $role } » du critère { $endpoint }
    .expected = un rôle de colonne
    .remedy = { $remedy }
abtest-rows-outcome =
    .found = le critère { $endpoint } sans colonne y
    .expected = la colonne de son résultat
    .remedy = nommez-la
abtest-rows-column =
    .found = pas de colonne « { $column } »
    .expected = une colonne de la table
    .remedy = { $remedy }
abtest-rows-missing =
    .found = { $infinite ->
        [true] des valeurs non finies
       *[false] { $count ->
            [one] { $count } unité sans valeur
           *[other] { $count } unités sans valeur
        }
    }
    .expected = un nombre fini pour chaque unité
    .remedy = écrivez 0 pour une unité qui n’a rien fait ; écartez, dans tous les bras de la même façon, celles qui n’ont pas pu être observées
abtest-rows-comma =
    .found = { $count ->
        [one] { $count } valeur qui n’est pas un nombre, comme « { $value } »
       *[other] { $count } valeurs qui ne sont pas des nombres, comme « { $value } »
    }
    .expected = des nombres avec un point décimal, sur chaque ligne
    .remedy = écrivez la table avec des points décimaux, ou en Parquet
abtest-rows-roles =
    .found = le critère { $endpoint } ({ $kind }) sans { LIST($roles) }
    .expected = les colonnes dans lesquelles un tel critère est lu
    .remedy = nommez-les sous data: columns: { $endpoint }:
abtest-rows-repeated =
    .found = { $count ->
        [one] { $count } unité qui figure une seconde fois
       *[other] { $count } lignes d’unités qui figurent déjà
    }
    .expected = une ligne par unité
    .remedy = additionnez les lignes d’une unité, ou nommez plutôt son affectation et ses journaux (data: assignments:)
abtest-rows-negative =
    .found = une durée de { SIGNIFICANT($least, digits: 3) } jours
    .expected = des jours depuis l’affectation, au moins 0
    .remedy = écartez, dans tous les bras de la même façon, les unités parties avant d’être affectées
abtest-note-read-before =
    { $count ->
        [one] d’autres données de cette expérience ont déjà été lues une fois, sans plan : l’intervalle vaut à tout moment, et il est plus large
       *[other] d’autres données de cette expérience ont déjà été lues { $count } fois, sans plan : l’intervalle vaut à tout moment, et il est plus large
    }
abtest-record-unreadable = Le registre des lectures dans { $file } est illisible.
abtest-record-line =
    .found = une ligne qui ne note aucune lecture
    .expected = une ligne écrite par cxsim
    .remedy = rétablissez le fichier ; un nouveau oublierait combien de fois les données ont été lues
abtest-note-changing = l’effet change au fil de la fenêtre qui suit l’affectation ({ $p }) : de { SIGNIFICANT($first, digits: 3) } dans sa première partie à { SIGNIFICANT($last, digits: 3) } dans la dernière
abtest-note-steady = aucun signe que l’effet change au fil de la fenêtre qui suit l’affectation ({ $p })
abtest-open-novelty = si l’effet change avec le temps écoulé depuis l’affectation

# the page of a study

study-options-refused = les options indiquées par le manifeste ne sont pas celles d’une exécution
study-run-unpriced = { $folder } n’évalue aucun programme
study-run-money =
    .found = pas de valeur actuelle nette
    .expected = une exécution qui a évalué un programme
    .remedy = indiquez le dossier d’une exécution écrite par cxsim run
study-run-table-refused = { $folder } est illisible
study-run-table-absent =
    .found = pas de table { $name }
    .expected = les tables d’une exécution
    .remedy = indiquez le dossier d’une exécution tel qu’il a été écrit ; cxsim runs verify dit ce qui diffère
study-run-table-unreadable =
    .found = une table { $name } qui n’est pas un fichier Parquet entier
    .expected = les tables d’une exécution
    .remedy = indiquez le dossier d’une exécution tel qu’il a été écrit ; cxsim runs verify dit ce qui diffère
study-run-table-column =
    .found = pas de nombres dans la colonne { $name }, ou pas dans toutes les lignes
    .expected = un nombre dans chaque ligne
    .remedy = indiquez le dossier d’une exécution tel qu’il a été écrit ; cxsim runs verify dit ce qui diffère
study-run-table-rows =
    .found = d’autres lignes de { $name } que les mois de l’étude
    .expected = une ligne pour chaque mois
    .remedy = indiquez le dossier d’une exécution tel qu’il a été écrit ; cxsim runs verify dit ce qui diffère
study-run-table-scenario =
    .found = pas de lignes du scénario { $name }
    .expected = les deux scénarios
    .remedy = indiquez le dossier d’une exécution tel qu’il a été écrit ; cxsim runs verify dit ce qui diffère
app-refused = la page ne peut pas être affichée
app-target-missing =
    .found = aucun { $file }
    .expected = une étude, une exécution, ou un dossier qui en contient
    .remedy = indiquez-en un qui existe
app-streamlit-missing =
    .found = Streamlit n’est pas installé
    .expected = l’extra app
    .remedy = pip install 'cxsim[app]'
app-address-refused = l’adresse de cette page contient des indications inutilisables ; les valeurs de l’étude en tiennent lieu
app-address-language =
    .found = la langue « { $code } »
    .expected = l’une de celles-ci : { JOINED($known) }
    .remedy = choisissez-en une sur la page
app-address-unknown =
    .found = « { $name } », qui n’est le nom d’aucun curseur de cette page
    .expected = le nom d’un curseur
    .remedy = { $remedy }
app-address-twice =
    .found = plusieurs valeurs pour { $name } : { JOINED($values) }
    .expected = une seule valeur
    .remedy = n’en laissez qu’une dans l’adresse
app-address-number =
    .found = « { $text } » pour { $name }
    .expected = un nombre, par exemple 0.25
    .remedy = corrigez-le dans l’adresse, ou déplacez le curseur
app-address-range =
    .found = { $text } pour { $name }
    .expected = une valeur du curseur, de { SIGNIFICANT($low, digits: 6) } à { SIGNIFICANT($high, digits: 6) }
    .remedy = corrigez-la dans l’adresse ; --set permet de donner d’autres valeurs à l’étude
app-nothing = aucune étude et aucune exécution dans { $folder }
app-open = Étude ou exécution
app-opening = Ouverture de { $name } : son programme est évalué aux valeurs actuelles
app-programme = Programme
app-language = Français
app-points = points
app-view = Vue
app-view-what-if = Et si
app-view-options = Options
app-view-overview = Vue d’ensemble
app-sliders = Et s’il en était autrement ?
app-reset = Revenir aux valeurs actuelles
app-no-source = personne n’indique de source
app-slider-note = Valeur actuelle : { $now }. Source : { $source } ({ $grade }).
app-slider-now = actuellement { $now } ; { $grade }
app-answer = Ce qui en découle
app-exact = Les { $draws } tirages ont été simulés à ces valeurs.
app-first = Première réponse : { $draws } tirages sur { $all } ont été simulés à ces valeurs, les autres s’en déduisent. Tous sont en cours de simulation.
app-refining = en cours d’affinage
app-leavers-fewer = Départs en moins
app-customers-won = Arrivées en plus
app-base-case = sur l’horizon, cas de base
app-wait = Attente, { $pool }
app-wait-value = { $minutes } min
app-wait-note = { $minutes } min sans le programme ; moyenne sur l’horizon, cas de base
app-in-time = À temps, { $pool }
app-in-time-note = { $share } sans le programme ; part des appels passés pendant l’ouverture, cas de base
app-options-all = Comparer tous les programmes de l’étude
app-options-columns = option|VAN|90 % des tirages entre|risque de perte|récupération|besoin de financement|clients en plus
app-options-note = Chiffres comme à la première page d’un rapport ; clients en plus à la fin, cas de base.
app-on-sliders = curseurs
app-bridge-from = De
app-bridge-to = À
app-scenario-name = Nom du scénario des curseurs
app-scenario-save = Le garder pour comparer
app-scenario-none = Déplacez d’abord un curseur : le scénario pourra être gardé, et figure dans l’adresse de la page.
app-take-away = À emporter
app-overlay = Les différences en fichier (YAML)
app-full-run = Lancer l’exécution complète
app-full-run-note = avec rapport, PDF et classeur ; rien n’est conservé sur cette machine
app-map = Les parcours, et ce qui se passe à chaque point de contact
app-survival = Durée de vie des clients, par segment
app-survival-alt = Part des clients encore présents à l’ancienneté la plus longue : { $ends }
app-runs = Exécutions
app-runs-columns = exécution|programme|VAN médiane|diffère de la précédente par
cli-app-at = la page est à l’adresse { $address }, sur cette seule machine ; Ctrl-C l’arrête
