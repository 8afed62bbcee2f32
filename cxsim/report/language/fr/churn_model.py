"""What a churn model says, and how far to trust it."""

from __future__ import annotations

from cxsim.report.language.en.churn_model import ChurnModel

FRENCH = ChurnModel(
    # churn model
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
)
