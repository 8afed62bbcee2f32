"""The page of a study in a browser: it shows what `cxsim.study` answers, and computes nothing."""
