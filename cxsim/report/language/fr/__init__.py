"""French: the sentences of each page, the labels of the workbook, and what other rooms write in English."""
