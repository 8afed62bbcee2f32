"""Every sentence of a report in French."""

from __future__ import annotations

from cxsim.report.language.en import Sentences

FRENCH_SENTENCES = Sentences(
    thousand="{amount} mille",
    million="{amount} million",
    millions="{amount} millions",
    billion="{amount} milliard",
    billions="{amount} milliards",
    money="{amount}\u00a0{currency}",
    value_range="{low} à {high}",
    percent="{amount}\u202f%",
    points="{amount} points de pourcentage",
    chance="{count} sur 100",
    chance_least="moins de 1 sur 100",
    chance_most="plus de 99 sur 100",
    chance_unknown="inconnue",
    month="{count} mois",
    months="{count} mois",
    payback_in="est amorti en {months}",
    payback_at_once="est amorti d’emblée",
    payback_never="n’est pas amorti sur l’horizon étudié",
    day="{day} {month} {year}",
    and_last="et",
    colon="\u00a0: ",
    on_churn="effet de {what} sur les départs",
    of_model="{part} du modèle « {model} »",
    in_model="effet de {part} dans le modèle « {model} »",
    overall_level="niveau général",
    stated_tail="queue posée",
    programme_cost="coût du programme ({part}) : {name}",
    programme_effect="effet du programme sur : {target}",
    of_effect="{part} de l’effet du programme sur : {target}",
    field_of="{field} ({rest})",
    title="{plan} : {programme}",
    subtitle="Étude de rentabilité simulée, {months} à partir de {start}, en {currency}",
    colophon="Produit par cxsim ; cette page ne charge rien et n’appelle nulle part.",
    contents="Sommaire",
    the_decision="La décision",
    skip="Aller au rapport",
    page_of="Page {page} sur {pages}",
    no_money="Sous ces hypothèses, {name} ne change rien à l’argent : sa valeur actuelle nette est de {zero}.",
    decision=(
        "Sous ces hypothèses, {name} {verdict} : sur {horizon}, le programme {worth} (90\u202f% des cas : {between}) ; "
        "il {payback}, et le risque de perte est de {chance}."
    ),
    pays="rapporte dans presque tous les cas",
    likely_pays="a plus de chances de rapporter que de perdre",
    likely_loses="a plus de chances de perdre que de rapporter",
    is_worth="vaut {amount}",
    loses="perd {amount}",
    npv="Valeur actuelle nette",
    npv_axis="valeur actuelle nette, {currency}",
    ninety="90\u202f% des cas : {between}",
    chance_to_lose="Risque de perte",
    loss_note="tirages dont la valeur actuelle nette est négative",
    payback="Délai de récupération",
    payback_note="{chance} tirages sont amortis en {months}",
    not_within="pas en {months}",
    money_needed="Argent à avancer",
    money_needed_note="point le plus bas du flux cumulé médian",
    customers_kept="Clients conservés",
    customers_kept_note="au bout de {months}, cas central",
    roi="Retour sur investissement",
    roi_note="90\u202f% des cas : {low} à {high}, actualisé",
    nothing_spent="rien n’est dépensé",
    decision_title="Ce que cela vaut, et avec quelle certitude",
    npv_title="{chance} tirages perdent de l’argent ; neuf sur dix se situent entre {low} et {high}",
    npv_alt="Histogramme de la valeur actuelle nette sur {draws} tirages : 5e centile {p5}, médiane {p50}, 95e centile {p95}.",
    npv_note=(
        "Chaque tirage prend chaque hypothèse incertaine à une valeur de son intervalle et fait vivre à chaque client ses deux vies. "
        "Moyenne {mean}, erreur type de Monte-Carlo {error} ; cas central (chaque hypothèse à sa valeur centrale) {base}."
    ),
    cash_title="Dans le cas médian, le programme {payback}{need}",
    cash_need=", après un besoin de {amount} au plus bas",
    cash_alt=(
        "Flux de trésorerie net cumulé par mois, du 5e au 95e centile ; à la fin, la médiane est de {median}, l’intervalle de {between}."
    ),
    cash_axis="flux net cumulé, {currency}, non actualisé",
    cash_note="Pâle : 90\u202f% des tirages ; foncé : 50\u202f% ; trait : médiane. Programme moins statu quo, à la fin de chaque mois.",
    others="{count} autres",
    nothing_stands_out="Aucune hypothèse ne se détache : parmi celles qui ont varié, aucune ne déplace le résultat plus que le hasard.",
    drives_most="Ce qui pèse le plus : {label}",
    drives_sentence=(
        "{label} : dans le cinquième des tirages où cette hypothèse est la plus basse, la valeur actuelle nette est en moyenne de {low} ; "
        "dans le cinquième où elle est la plus haute, de {high}."
    ),
    drives_alt="Barres classant les hypothèses selon leur effet sur la valeur actuelle nette : {bars}.",
    drives_bar="{label} {low} au plus bas, {high} au plus haut",
    drives_note=(
        "Valeur actuelle nette moyenne sur le cinquième des tirages où l’hypothèse est la plus basse, puis la plus haute ; "
        "classement par corrélation de rang."
    ),
    tornado_note=(
        "Chaque hypothèse seule aux bornes de son intervalle à 90\u202f%, les autres à leur valeur centrale, avec les mêmes hasards."
    ),
    not_from_chance="Sur {draws} tirages, rien ne distingue du hasard : {rest}.",
    low_end="hypothèse basse",
    high_end="hypothèse haute",
    draws_axis="part des tirages",
    sobol_table="De quelles hypothèses vient la dispersion du résultat",
    sobol_columns="Hypothèse|Seule|Intervalle à 95\u202f%|En tout|Intervalle à 95\u202f%",
    precision_table="Précision de la simulation : ce que changerait une autre clé",
    precision_columns="Grandeur|Valeur|Erreur type de Monte-Carlo",
    parts_table="Hasard, bons et mauvais mois, hypothèses : les parts de la dispersion",
    parts_columns="Source|Part de la variance|De quoi il s’agit",
    luck="hasard individuel",
    calendar="bons et mauvais mois",
    assumptions_part="ce qu’on ne sait pas",
    precise_enough=(
        "Assez précis : après {draws} tirages, l’erreur type de la valeur actuelle nette moyenne est de {error} ; {allowed} au plus était "
        "demandé."
    ),
    not_precise_enough=(
        "Pas assez précis : après {draws} tirages, l’erreur type de la valeur actuelle nette moyenne est de {error} ; {allowed} au plus "
        "était demandé. Davantage de tirages la réduisent."
    ),
    what_could_go_wrong="Ce qui pourrait mal tourner",
    measure_next="Ce qu’il faut mesurer ensuite",
    what_it_rests_on="Sur quoi cela repose",
    one_downside="Cas défavorable : {amount}, avec {sets}.",
    set_to="{name} à {value}",
    one_switch="Le programme ne vaut plus rien dès que {name} vaut {value} au lieu de {central}.",
    one_warning="Plausibilité – {name} : {found} ; attendu : {expected} ({source}).",
    one_grades="{measured} nombres sur {all} sont mesurés, testés ou estimés ; {weak} sont des références, des devis ou des avis.",
    one_rank="À éclaircir d’abord : {name}. C’est ce qui déplace le plus le résultat parmi tout ce qui a varié.",
    one_none="Aucune hypothèse ne se détache parmi celles qui ont varié.",
    cases_table="Cas nommés : des hypothèses à d’autres valeurs, avec les mêmes hasards",
    cases_columns="Cas|Valeur actuelle nette|Retour sur investissement|Délai de récupération|Hypothèses qui diffèrent du cas central",
    case_base="central",
    case_downside="défavorable",
    case_upside="favorable",
    none_differ="aucune",
    rule="Le programme perd là où {where} : {loss} des tirages y perdent, et {caught} de toutes les pertes s’y trouvent.",
    rule_below="{name} est inférieur à {value}",
    rule_above="{name} est supérieur à {value}",
    rules_intro="Les tirages où le programme perd :",
    switch_table="Valeurs de bascule : là où la valeur actuelle nette s’annule",
    switch_columns="Hypothèse|Valeur centrale|Intervalle à 90\u202f%|Valeur de bascule|Comment trouvée",
    switch_none="aucune à proximité",
    audit_table="Contrôle de plausibilité : alertes",
    audit_columns="Contrôle|Constaté|Attendu|Source",
    audit_clean=("Contrôle de plausibilité : {count} contrôles au regard de valeurs publiées et du dossier lui-même ; aucun n’alerte."),
    audit_sum="Contrôle de plausibilité : {warnings} contrôles sur {count} alertent.",
    evpi="Tout savoir avant de décider vaudrait {amount} (erreur type {error}).",
    evppi_table="Ce que vaudrait de connaître une hypothèse exactement avant de décider",
    evppi_columns="Hypothèse|Valeur|Erreur type",
    tests_table="Tests prévus par l’étude, chacun à sa meilleure taille",
    tests_columns="Test|Sur|Observations|Semaines|Coût|Coût du retard|Valeur de la réponse|Gain total",
    no_test_pays="Aucune hypothèse ne mérite d’être payée pour être connue : quoi qu’on apprenne, la décision resterait la même.",
    effects_title="D’où viennent les bénéfices",
    options_title="Les options côte à côte",
    options_intro=(
        "Chaque option fait vivre les mêmes clients avec les mêmes hasards ; ce que plusieurs rapportent ensemble est "
        "simulé, jamais additionné."
    ),
    options_table="Valeur actuelle nette de chaque option",
    options_columns="Option|Valeur actuelle nette|90\u202f% des cas|Risque de perte|Somme des parties|Recouvrement",
    options_best="La valeur actuelle nette moyenne la plus haute : {name}.",
    options_nothing="Aucune option n’a une valeur actuelle nette moyenne positive : mieux vaut ne rien faire.",
    split_table="Quel effet rapporte quoi, en valeur actuelle",
    split_columns="Effet|Part de Shapley|Seul|En dernier",
    split_total="Bénéfices",
    split_note=(
        "Seul : cet effet uniquement. En dernier : ce qu’il ajoute quand tous les autres ont eu lieu. "
        "Bénéfices moins la somme des effets seuls, leur recouvrement : {overlap}."
    ),
    effect_retention="fidélité",
    effect_referral="recommandation",
    effect_cost_to_serve="coût de service",
    effect_expansion="développement",
    effect_acquisition="acquisition",
    bridge_title="De « {first} » à « {second} » : {difference}",
    bridge_alt="Passage de {first} ({start}) à {second} ({end}) : {bars}.",
    bridge_start="départ",
    bridge_end="arrivée",
    customers_title="Qui sont les clients",
    customers_text=(
        "{table} compte {rows} clients : {active} actifs et {gone} partis ({share}) ; la plus longue ancienneté est de {tenure} mois. "
        "Le jumeau part des clients actifs, chacun dans l’état que donne sa ligne."
    ),
    stated_text=(
        "Aucune table de clients n’a été lue : rien n’a été mesuré et rien n’a été estimé. {customers} clients sont tirés de {count} "
        "segments, et la vitesse à laquelle ils partent est déclarée, sur les preuves ci-dessous. Une table de clients la remplacerait par "
        "une estimation."
    ),
    stated_table="Segments, avec le risque de départ tel que déclaré",
    stated_columns="Segment|Clients|Ancienneté moyenne, mois|Abonnement moyen, {currency} par mois|Risque de départ|Qualité|Source",
    stated_constant="{rate} par mois",
    stated_weibull="Weibull : échelle {scale} mois, forme {shape}",
    indices_table="Indices mesurés sur la table",
    indices_columns="Indice|Valeur|Intervalle à 95\u202f%|Réponses|Comment le lire",
    how_read="Comment le fichier a été lu : {how}.",
    lives_title="Sans et avec le programme",
    lives_intro=(
        "Chaque client vit deux fois, avec les mêmes hasards : une fois sans le programme, une fois avec. "
        "Cas central, moyenne des répétitions."
    ),
    more_customers="{count} clients de plus à la fin",
    fewer_customers="{count} clients de moins à la fin",
    as_many_customers="Autant de clients à la fin que sans le programme",
    active_axis="clients actifs en fin de mois",
    more_contacts="{share} de contacts en plus sur l’horizon",
    fewer_contacts="{share} de contacts en moins sur l’horizon",
    as_many_contacts="Autant de contacts que sans le programme",
    contacts_axis="contacts par mois",
    satisfaction_higher="La satisfaction réelle finit {points} points sur 100 plus haut",
    satisfaction_lower="La satisfaction réelle finit {points} points sur 100 plus bas",
    satisfaction_same="La satisfaction reste ce qu’elle est",
    satisfaction_axis="satisfaction moyenne des clients actifs, 0-100",
    lives_alt="{unit}, {months} : sans le programme de {first} à {without}, avec lui à {with_}.",
    without_programme="sans programme",
    with_programme="avec programme",
    leave="{with_} clients partent avec le programme, {without} sans.",
    won="{with_} clients sont gagnés avec le programme, {without} sans.",
    referred="{with_} clients viennent par recommandation avec le programme, {without} sans.",
    fates_table="Ce que devient chaque client, une répétition du cas central",
    segments_table="Par segment, une répétition du cas central",
    fates_columns="Sort|Clients|Valeur, {currency}|Valeur par client",
    segments_columns="Segment|Clients|Sauvés|Perdus|Valeur, {currency}|Valeur par client",
    fates_note="Non actualisé, coûts du programme répartis ; la somme des clients est le total du programme au centime près.",
    all_customers="Tous",
    fate_saved="sauvé : ne part que sans le programme",
    fate_lost="perdu : ne part qu’avec le programme",
    fate_longer="part plus tard avec le programme",
    fate_shorter="part plus tôt avec le programme",
    fate_gained="ne vient qu’avec le programme",
    fate_forgone="ne vient que sans le programme",
    fate_served="reste aussi longtemps, coûte ou paie autrement",
    fate_same="rien ne change",
    model_title="Ce que dit le modèle de départs, et jusqu’où s’y fier",
    model_summary="{method}, estimé sur {rows} clients dont {events} sont partis ({each} par coefficient). {sentence}",
    ratios_table="Rapports de risque : au-dessus de 1, on part plus tôt ; au-dessous, on reste plus longtemps",
    ratios_columns="Variable|Rapport de risque|Intervalle à 95\u202f%|Pour|Sens net",
    question_nps="Un NPS plus élevé signifie-t-il moins de départs ici ?",
    question_csat="Un CSAT plus élevé signifie-t-il moins de départs ici ?",
    question_ces="Moins d’effort pour les clients signifie-t-il moins de départs ici ?",
    question_yes=(
        "{question} Oui, par association : un point de plus va avec un risque de départ inférieur de {size} ({interval}), "
        "les autres variables étant égales."
    ),
    question_against=(
        "{question} Plutôt l’inverse : un point de plus va avec un risque de départ supérieur de {size} ({interval}), "
        "les autres variables étant égales."
    ),
    question_open="{question} Les données ne le disent pas : un point de plus va avec un rapport de risque de {ratio} ({interval}).",
    question_settled=(
        "Pour l’expliquer autrement, une cause que personne n’a mesurée devrait aller avec les deux, par un rapport de risque de "
        "{strength} pour chaque point (E-value ; {nearer} à la borne de l’intervalle la plus proche d’un effet nul). Une expérience qui "
        "relève le score d’un point pour la moitié des clients demanderait {events} départs pour trancher (puissance de 80 %)."
    ),
    ratio_higher="{step} de plus",
    ratio_lower="{step} de moins",
    ratio_against="contre {reference}",
    yes="oui",
    no="non",
    no_holdout="Aucun client n’a été mis de côté : rien ne montre comment le modèle prévoit ceux qu’il n’a pas vus.",
    rivals_table="Face à des rivaux naïfs, sur les clients mis de côté",
    rivals_columns="Modèle|Concordance",
    calibration_title="Au mois {month}, départs attendus et observés diffèrent{error}",
    calibration_error=" de {points} en moyenne",
    calibration_group="groupe {group} : attendu {expected}, observé {observed}",
    calibration_alt="Départs attendus et observés au mois {month} par groupes de même risque : {groups}.",
    calibration_note="{sentence} Barres : intervalle à 95\u202f% ; sur la ligne pointillée, ce qui était attendu est arrivé.",
    calibration_x="départs attendus au mois {month}",
    calibration_y="départs observés",
    proportional="Risques proportionnels : aucun signe qu’un rapport de risque change avec l’ancienneté.",
    not_proportional="Risques proportionnels : le contrôle trouve des rapports de risque qui changent avec l’ancienneté.",
    survival_half="La moitié des clients sont partis au mois {month}",
    survival_share="{share} sont encore là après {months}",
    survival_alt=(
        "Estimation de Kaplan-Meier de la part des clients encore présents selon l’ancienneté : {share} au mois {month}, le dernier "
        "observé ; au-delà, la queue posée."
    ),
    survival_note=(
        "Trait et bande : estimation de Kaplan-Meier et son intervalle à 95\u202f%. Pointillé : la queue posée, pour "
        "un client de risque moyen."
    ),
    survival_x="ancienneté, mois",
    survival_y="part des clients encore présents",
    tail="{tail} Son effet : sur 100 clients de risque moyen qui passent le mois {month}, {count} sont encore là un an plus tard.",
    money_title="L’argent, mois par mois",
    money_text=(
        "Programme moins statu quo, en {currency}, {prices}, {tax}, chaque hypothèse à sa valeur centrale. "
        "Actualisé à {rate} par an (taux annuel effectif{real}) : ce qui court sur un mois {when} de celui-ci, les paiements datés "
        "au premier jour de leur mois."
    ),
    nominal="en valeurs courantes",
    real="en monnaie d’aujourd’hui",
    before_tax="avant impôt",
    after_tax="après impôt",
    rate_converted=", le taux donné étant ramené aux prix du plan",
    the_middle="au milieu",
    the_end="à la fin",
    worth_table="Ce que vaut le cas central",
    worth_columns="Mesure|Valeur|Base",
    pv_benefits="Valeur actuelle des bénéfices",
    pv_costs="Valeur actuelle des coûts du programme",
    benefits_minus_costs="bénéfices moins coûts",
    irr="Taux de rendement interne, par an",
    not_stated="non indiqué",
    mirr="Taux de rendement interne modifié, par an",
    at_discount_rate="financement et réinvestissement au taux d’actualisation",
    payback_basis="non actualisé, linéaire dans le mois",
    payback_discounted="Délai de récupération actualisé",
    linear="linéaire dans le mois",
    not_within_horizon="pas sur l’horizon étudié",
    peak_funding="Besoin maximal de financement",
    peak_funding_basis="point le plus bas du flux cumulé, non actualisé, au mois {month}",
    expected_loss="Perte attendue",
    expected_loss_basis="moyenne sur les tirages de ce qui est perdu, zéro quand rien ne l’est",
    hard_npv="Valeur actuelle nette, économies fermes seules",
    hard_npv_basis="sans les lignes qu’aucun budget ne montrera ; celles-ci ajoutent {soft}",
    equity_before="Capital client sans le programme",
    equity_after="Capital client avec le programme",
    equity_basis="valeur actuelle sur l’horizon, {each} par client, hors coûts du programme",
    steps_table="Des bénéfices bruts à la valeur actuelle nette",
    steps_columns="Étape|Montant",
    by_year="Flux de trésorerie différentiel par an, {currency}",
    by_month="Flux de trésorerie différentiel par mois, {currency}",
    line="Ligne",
    year_months="Mois {first}-{last}",
    total="Total",
    net_flow="Flux net",
    month_column="Mois",
    programme_costs="Coûts du programme",
    cumulative="Cumul",
    programme_line="Programme : {name}",
    tei_title="Tableau des flux, corrigé du risque, {currency}",
    tei_columns="Rang|De|Quoi|Départ",
    tei_year="Année {year}",
    tei_present="Valeur actuelle",
    tei_with="{line}, avec le programme",
    tei_without="{line}, sans lui",
    tei_subtotal="{line} : {what}",
    tei_adjustment="Correction du risque",
    tei_adjusted="{line}, corrigé du risque",
    tei_benefits="Total des bénéfices, corrigé du risque",
    tei_costs="Total des coûts, corrigé du risque",
    tei_net="Bénéfices nets",
    tei_cumulative="Bénéfices nets cumulés",
    tei_note=(
        "Départ : paiements du premier jour. Chaque ligne est ramenée à sa moyenne sur les tirages quand celle-ci est plus mauvaise que "
        "le cas central : les bénéfices ne font que baisser, les coûts que monter. Les valeurs actuelles sont calculées mois par mois, "
        "comme partout ici."
    ),
    assumptions_title="Ce qui est supposé",
    assumptions_text=(
        "{count} nombres sont derrière le résultat ; {varied} ont varié dans leur intervalle à 90\u202f%, les autres "
        "sont tenus pour certains. "
        "Du mieux au moins bien connu : mesuré, testé, estimé, devis, référence, avis."
    ),
    no_source="{count} d’entre eux n’indiquent aucune source.",
    register_table="Registre des hypothèses",
    register_columns="Hypothèse|Valeur|Intervalle à 90\u202f%|Unité|Niveau de preuve|Source|Sert à",
    ledger_table="Registre des hypothèses",
    ledger_columns=("Hypothèse|Valeur|Intervalle à 90\u202f%|Unité|Niveau de preuve|Source|Responsable|Date|Amplitude du résultat"),
    grades_table="Quelle part du rendement repose sur quel niveau de preuve",
    grades_columns=(
        "Niveau de preuve|Nombres|Incertains|Part des amplitudes|Valeur actuelle nette, ceux-ci à leur borne défavorable|Rendement, de même"
    ),
    planned_table="Pour le bilan : ce qui est prévu, tous les douze mois",
    planned_columns="Mois|Grandeur|Prévu|Intervalle à 90\u202f%",
    used_plan="plan",
    used_programme="programme",
    used_money="argent",
    used_model="modèle estimé",
    limits_title="Limites et remarques",
    limit_luck=(
        "Le hasard est commun aux deux vies et moyenné sur {replications} répétitions ; son erreur fait partie de l’erreur de Monte-Carlo."
    ),
    limit_closed=(
        "Ce que le plan ne dit pas n’a pas lieu : aucun concurrent ne réagit, aucun prix ne change, aucun autre programme ne court."
    ),
    reproduce_title="Comment le reproduire",
    again_run="cxsim runs verify {run}",
    again="cxsim runs verify, suivie du dossier de l’étude,",
    reproduce_text=(
        "La commande {again} estime de nouveau le modèle et simule de nouveau à partir de l’estimation gardée ; la simulation doit être "
        "égale au dernier bit près."
    ),
    made_from_table="De quoi cette étude est faite",
    made_from_columns="Quoi|Valeur",
    fact_table="table",
    fact_table_hash="empreinte de la table (SHA-256)",
    picture_bands="{draws} tirages : pâle 90\u202f%, foncé 50\u202f%, trait médiane",
    picture_cash="flux net cumulé, {currency}",
    picture_more="{count} clients de plus au bout de {months}",
    picture_fewer="{count} clients de moins au bout de {months}",
    picture_axis="clients actifs, avec moins sans le programme",
    picture_base="cas central",
    picture_synthetic="données synthétiques ; {made}",
)
