"""The card of a comparison of churn models."""

from __future__ import annotations

from cxsim.report.language.en.model_card import ModelCard

FRENCH = ModelCard(
    card_title="{study} : modèles de départs",
    recommended="Recommandé : {reason} {model} est : {described}.",
    recommended_line="Recommandé : {reason}",
    card_data="Données",
    card_rows=(
        "{file} (SHA-256 {hash}…) : {rows} clients, dont {events} sont partis ; {left_out} (aucun de ceux qui sont partis) n’ont été "
        "observés à aucun moment et sont écartés. {split}"
    ),
    card_notes="Colonnes : ce qui a été écarté, rempli, et comparé à quoi",
    card_models="Modèles et rivaux naïfs, sur des clients que chaque estimation avait exclus",
    ranking="Classement",
    ranking_caption="Qui part le premier : concordance et AUC valent 0,5 à pile ou face ; un score de Brier plus petit est meilleur.",
    ranking_columns="Modèle|Concordance|Uno|Brier|Brier, comme imprimé",
    auc_at="AUC {month}",
    beats_naive="Bat les naïfs",
    naive_rival="rival naïf",
    beats="oui",
    does_not_beat="NON",
    not_fitted="non estimé : {why}",
    level_region="Niveau",
    level_caption=(
        "Combien partent : départs attendus rapportés aux observés dans des groupes de même risque (juste à 1) ± erreur moyenne d’un "
        "groupe en points de pourcentage."
    ),
    level_columns="Modèle|Tel qu’estimé|Risque recalé|Isotonique",
    at_month="{what}, mois {month}",
    level_note="Recalé et isotonique : recalages appris sur d’autres clients que ceux sur qui on les essaie.",
    card_calibration="Calibration du modèle recommandé",
    calibration_region="Calibration au mois {month}",
    calibration_caption="Au mois {month}, par groupes de même risque, du plus faible au plus fort",
    calibration_columns="Groupe|Clients|Attendu|Observé|Intervalle à 95\u202f%",
    none_left="aucun départ",
    out_of_time="Hors de la période",
    out_of_time_caption="Départs dans les {months} mois suivant des jours passés, prévus avec ce qu’on savait alors",
    out_of_time_columns="Jour|Clients|Attendu|Bande à 90\u202f%|Venu|Concordance",
    card_proportional="Risques proportionnels",
    changing_ratios="{count} rapports de risque qui changent avec l’ancienneté",
    card_groups="Groupes de clients",
    groups_caption="Le modèle recommandé dans chaque groupe ; les groupes trop petits pour dire quelque chose ne sont pas montrés.",
    groups_columns="Groupe|Clients|Partis|Concordance",
    expected_observed="Attendu / observé, mois {month}",
    card_tail="Au-delà de ce qui a été observé",
)
