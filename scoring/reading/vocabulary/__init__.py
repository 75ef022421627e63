"""The words people use, as tables: what each kind of word means stands in `lexicon.py`."""
