"""The report room: what was found, said in plain words, pictures and a workbook.

`compose` turns findings into a `Document`, which knows nothing of any file format; `html` and `workbook` write it.
"""
