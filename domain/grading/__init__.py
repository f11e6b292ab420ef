"""Judge a site: an audit finds faults, a grade weighs audits into one score."""
