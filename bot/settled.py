"""What a program is made of, set aside once it has started."""

import gc

MADE_AT_ONCE = 10_000
"""Objects after which the collector looks at the youngest: at what a batch makes a few times, and not forty."""


def settle() -> None:
    """Keep the collector from looking through every module and table again and again: that holds up a batch 60 ms.

    What is made from now on is collected as before, only not as often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(MADE_AT_ONCE)
