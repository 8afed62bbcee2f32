"""File formats: delimited text, JSON, XES, Parquet and workbooks, each as a table file that DuckDB can query."""
