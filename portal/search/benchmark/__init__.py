"""Measures searching at scale, on items that are made up, in a database that is made for it and thrown away."""
