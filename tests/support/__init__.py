"""What several tests share: twins, tables, studies and programs to hold figures against. No test lies here."""
