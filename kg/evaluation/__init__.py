"""How well documents are read: findings held against what careful readers annotated.

`annotations` reads what readers say of a document, `judging` holds what was found against it, finding by finding;
`figures` counts the judgements, `calibration` asks whether confidence means something, `changes` compares two
readings of the same documents.
"""
