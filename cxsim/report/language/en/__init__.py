"""English: the sentences of each page, and the labels of the workbook."""
