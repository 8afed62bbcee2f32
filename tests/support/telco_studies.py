"""Studies of IBM's fictional operator, for the tests that fit real data: version 1 (one table), version 11 (workbooks)."""

from pathlib import Path

import pandas as pd
from ruamel.yaml import YAML

TEMPLATE = Path(__file__).parent.parent / "faults" / "small_study.yaml"
V1 = [
    *("gender", "SeniorCitizen", "Partner", "Dependents", "PhoneService", "MultipleLines", "InternetService", "OnlineSecurity"),
    *("OnlineBackup", "DeviceProtection", "TechSupport", "StreamingTV", "StreamingMovies", "Contract", "PaperlessBilling"),
    *("PaymentMethod", "MonthlyCharges"),
]


def study_v1(folder: Path) -> Path:
    """A study on the data set `telco_ibm`: total charges are dropped, since they are tenure x price."""
    mapping = {
        "customer_id": "customerID",
        "tenure": {"column": "tenure", "unit": "months"},
        "churned": {"column": "Churn", "yes": ["Yes"], "no": ["No"]},
        "fee_per_month": "MonthlyCharges",
        "segment": "Contract",
        "features": V1,
        "drop": ["TotalCharges"],
    }
    return _written(folder / "telco.yaml", {"dataset": "telco_ibm", "mapping": mapping})


def study_v11(folder: Path, data: Path) -> Path:
    """A study on the joined workbooks of version 11 that would use the satisfaction score, asked when customers left."""
    parts = [pd.read_excel(data / f"telco_ibm_v11/Telco_customer_churn_{part}.xlsx", engine="calamine") for part in ("services", "status")]
    services, status = (part.set_index("Customer ID") for part in parts)
    table = services[["Tenure in Months", "Contract", "Internet Type", "Monthly Charge", "Online Security"]].join(
        status[["Satisfaction Score", "Churn Label"]]
    )
    table.to_csv(folder / "telco_v11.csv")
    mapping = {
        "customer_id": "Customer ID",
        "tenure": {"column": "Tenure in Months", "unit": "months"},
        "churned": {"column": "Churn Label", "yes": ["Yes"], "no": ["No"]},
        "fee_per_month": "Monthly Charge",
        "features": ["Contract", "Internet Type", "Online Security", "Satisfaction Score"],
    }
    return _written(folder / "telco_v11.yaml", {"table": "telco_v11.csv", "mapping": mapping})


def _written(path: Path, population: dict) -> Path:
    yaml = YAML(typ="safe")
    study = yaml.load(TEMPLATE)
    study["population"] = population
    study["fit"] = {"churn": {}}
    for feeling in ("satisfaction", "effort"):
        study[feeling] = {key: value for key, value in study[feeling].items() if key != "log_hazard"} | {
            "start": {"missing": 0.7},
            "log_hazard": 0,
        }
    study.pop("programmes", None)
    with path.open("w") as file:
        yaml.dump(study, file)
    return path
