"""What every CSV and XLSX file that leaves the portal has in common: no cell of it can act as a formula."""

# Excel, LibreOffice and Google Sheets take a cell that begins with one of these for a formula, also in its full-width
# form; a tab or line break first only hides it (OWASP, "CSV Injection").
STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(value: object) -> object:
    """The value as it may stand in a cell: text that a spreadsheet could run gets an apostrophe in front.

    Numbers, dates and None come back as they are: the program that writes the file gives those a type of their own.
    """
    if isinstance(value, str) and value.startswith(STARTS_OF_FORMULAS):
        return f"'{value}"
    return value
