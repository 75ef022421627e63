"""Where somebody stands, in two or three lines."""

from datetime import date

from cards.metric import label, plainly, said, value, whole
from cards.period import period_name
from language.money import Money
from language.text import Arg, Day, Listing, Share, Text, counted, text
from scoring.metric import Metric
from scoring.pace import Pace, attainment, points
from scoring.people import Organization
from scoring.period import Period
from scoring.progress import Progress


def day_line(progress: Progress, home: Organization) -> Text | None:
    """Today: 3/4 visits, 20 calls; None on an empty day."""
    done = tuple(
        _against_quota(metric, amount, progress, home)
        for metric in home.metrics
        if (amount := progress.today.get(metric.key, 0)) and not (metric.key == "bookings" and _signed(progress))
    )
    return text("Today: {what}", what=Listing(done)) if done else None


def _signed(progress: Progress) -> int:
    return progress.today.get("signed", 0)


def _against_quota(metric: Metric, amount: int, progress: Progress, home: Organization) -> Arg:
    quota = progress.quotas.get(metric.key)
    what = said(metric, amount, home.currency)
    bookings = progress.today.get("bookings", 0)
    if metric.key == "signed" and bookings:
        return text("{what} {amount}", what=what, amount=Money(bookings, home.currency))
    if not quota or metric.money:
        return what
    return text("{what} (goal {quota})", what=what, quota=quota)


def month_line(progress: Progress, home: Organization) -> Text:
    """This month: bookings ¥235,000 of ¥500,000 (47 %)."""
    amount = value(progress.main, progress.month, home.currency)
    pace = progress.pace
    if pace is None or pace.attainment is None:
        return text("This month: {metric} {amount}", metric=label(progress.main), amount=amount)
    return text(
        "This month: {metric} {amount} of {target} ({share})",
        metric=label(progress.main),
        amount=amount,
        target=value(progress.main, pace.target, home.currency),
        share=Share(pace.attainment),
    )


def over_line(metric: Metric, amount: int, target: int, period: Period, home: Organization) -> Text:
    """October: bookings ¥235,000 of ¥500,000 (47 %); of a period that is over."""
    share = attainment(amount, target)
    done = value(metric, amount, home.currency)
    if share is None:
        return text(
            "{period}: {metric} {amount}", period=period_name(period, home), metric=label(metric), amount=done
        )
    return text(
        "{period}: {metric} {amount} of {target} ({share})",
        period=period_name(period, home),
        metric=label(metric),
        amount=done,
        target=value(metric, target, home.currency),
        share=Share(share),
    )


def gap_line(progress: Progress, home: Organization) -> Text | None:
    """What is missing, today and to the month's end; or that it is reached. None without a target."""
    pace = progress.pace
    if pace is None or pace.attainment is None:
        return None
    if not pace.gap:
        return text("Target reached. {lead}", lead=lead_words(pace))
    gap = value(progress.main, pace.gap, home.currency)
    if not pace.per_workday:
        return text("{gap} short", gap=gap)
    if pace.per_workday == pace.gap:
        if not pace.today:
            return text("{gap} short, with one workday left.", gap=gap)
        return text("{gap} short, and today is the month's last workday.", gap=gap)
    each = plainly(progress.main, pace.per_workday, home.currency)
    return text("{gap} short: {each} each workday. {lead}", gap=gap, each=each, lead=lead_words(pace))


def target_line(progress: Progress, home: Organization) -> Text | None:
    """What the target asks of a workday, while nothing is done; None without one, and on the month's last workday."""
    pace = progress.pace
    if pace is None or pace.attainment is None or not pace.per_workday or pace.per_workday == pace.gap:
        return None
    metric, target = label(progress.main), value(progress.main, pace.target, home.currency)
    each = plainly(progress.main, pace.per_workday, home.currency)
    wanted = text(
        "This month's target: {metric} {target}, {each} each workday", metric=metric, target=target, each=each
    )
    return text("{wanted}. {lead}", wanted=wanted, lead=lead_words(pace)) if points(pace.lead or 0) < 0 else wanted


def stretch_line(progress: Progress, days: int, last: date, home: Organization) -> Text | None:
    """What the next workdays have to bring, up to `last`; None when nothing is missing, or without a target."""
    pace = progress.pace
    if pace is None or not pace.gap or not pace.per_workday or not days:
        return None
    daily = whole(progress.main, pace.per_workday, home.currency)
    metric, each = label(progress.main), value(progress.main, daily, home.currency)
    if days == 1:
        return text("🎯 By {day}: {metric} {amount}", day=Day(last), metric=metric, amount=each)
    amount = value(progress.main, min(daily * days, pace.gap), home.currency)
    return text(
        "🎯 By {day}: {metric} {amount}, {each} each workday", day=Day(last), metric=metric, amount=amount, each=each
    )


def lead_words(pace: Pace) -> Text:
    """Ahead of or behind time, in percentage points."""
    distance = points(pace.lead or 0)
    if distance > 0:
        return counted("{n} point ahead of pace", "{n} points ahead of pace", distance)
    if distance < 0:
        return counted("{n} point behind pace", "{n} points behind pace", -distance)
    return text("On pace")
