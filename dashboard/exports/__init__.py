"""A plan, or those of a team, as files: calendar, workbook, pages to print, and files to read again."""
