# What CI runs.
check:
    sh tests/run

# The tests alone, with what you name: `just test tests/language -k passive`.
test *names:
    python -m pytest {{names}}

# Figures on the annotated reports, where they are present: `just score dev check`.
score *sets:
    python eval/agreements.py {{sets}}

# Reading against the bare parse of the same reports.
bench:
    python benchmarks/reading.py
