"""What tables, metrics and manifests say in English, said in French."""

from __future__ import annotations

# ruff: noqa: E501  # a sentence and its translation are read side by side
TABLE = (
    ("Synthetic data: these customers are made up, by a stated random process; no real company and no real person is described", "Données synthétiques : ces clients sont inventés, par un procédé aléatoire déclaré ; aucune entreprise ni personne réelle n’est décrite"),
    ("Drawn customers: no table was read and nothing was fitted; sizes, spreads and hazards are those that the study states", "Clients tirés au sort : aucune table n’a été lue et rien n’a été estimé ; les tailles, dispersions et risques sont ceux que déclare l’étude"),
    ("Synthetic data: {rest}", "Données synthétiques : cette table de clients a été faite par un programme, à titre de démonstration ; elle ne décrit aucune entreprise réelle"),
    ("In {name} the order counts: {quantity} ends at {a} as stated, at {b} in the reverse order; the programmes are applied in the order in which the combination names them", "Dans {name}, l’ordre compte : {quantity} finit à {a} dans l’ordre indiqué, à {b} dans l’ordre inverse ; les programmes sont appliqués dans l’ordre où la combinaison les nomme"),
    ("Programme {name} changes something and has no cost line: its worth is overstated by whatever it costs", "Le programme {name} change quelque chose sans ligne de coût : sa valeur est surestimée d’autant"),
    ("{n} customers were simulated: the {m} active ones of the study, repeated under fresh identities with their arrivals; what the programme costs is as stated, for all of them", "{n} clients ont été simulés : les {m} clients actifs de l’étude, répétés sous de nouvelles identités avec leurs arrivées ; les coûts du programme sont tels qu’indiqués, pour tous"),
    ("{source}; measured {m} (standard error {e}), shrunk by {n} for the winner's curse", "{source} ; mesuré {m} (erreur type {e}), ramené de {n} contre la malédiction du vainqueur"),
    ("measured {m} (standard error {e}), shrunk by {n} for the winner's curse", "mesuré {m} (erreur type {e}), ramené de {n} contre la malédiction du vainqueur"),
    ("Tiredness of surveys at the start follows from {file} (of {n} of {m} customers)", "La lassitude envers les enquêtes au départ vient de {file} (pour {n} clients sur {m})"),
    ("Cases that are open at the start come from {file} (of {n} of {m} customers)", "Les dossiers ouverts au départ viennent de {file} (pour {n} clients sur {m})"),
    ("{n} of {m} cases in {file} have a reason that is no case of the plan and are left out", "{n} dossiers sur {m} dans {file} ont un motif qui n’est pas un dossier du plan et sont laissés de côté"),
    ("Last purchase, rate and mean amount follow from {file} (of {n} of {m} customers)", "Le dernier achat, la fréquence et le montant moyen viennent de {file} (pour {n} clients sur {m})"),
    ("{n} of {m} rows in {file} are of the start of the plan or later and are not used", "{n} lignes sur {m} dans {file} datent du départ du plan ou d’après et ne sont pas utilisées"),
    ("{n} of {m} customers in {file} are not in the customer table and are left out", "{n} clients sur {m} dans {file} ne sont pas dans la table des clients et sont laissés de côté"),
    ("key of the random numbers", "clé des nombres aléatoires"),
    ("hash of the study", "empreinte de l’étude"),
    ("hash of {file}", "empreinte de {file}"),
    ("configuration, SHA-256", "configuration, SHA-256"),
    ("seconds", "secondes"),
)  # fmt: skip
