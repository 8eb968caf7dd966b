"""How a record of each kind becomes a thing in the database: pages, and records that are not pages."""
