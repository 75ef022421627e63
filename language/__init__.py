"""Texts as values, numbers, dates, money: pure; knows nothing of sales or chat."""
