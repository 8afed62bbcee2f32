"""What a programme is worth: levers and costs, joint draws, paired outcomes, cash flow, comparison, register."""
