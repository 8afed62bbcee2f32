"""What several tests share: worlds, tables, studies and programs to hold figures against. No test lies here."""
