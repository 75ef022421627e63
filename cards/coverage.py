"""Next year's make-up days are not known yet."""

from chat.reply import Reply, says
from language.text import text


def coverage_card(year: int) -> Reply:
    """What is missing, what it leads to, what to do."""
    return says(
        text("📅 The make-up days of {year} are not known to me yet.", year=str(year)),
        text("Until then I take every weekday that is no public holiday for a workday."),
        text("Upgrade DealDrum once they are published, or enter them as workdays and days_off in the rules file."),
    )
