"""Which organization a platform's tenant (a Slack team, a WeCom corp or bot) belongs to."""

from sqlalchemy import select

from storage.tables import TenantRow
from storage.work import Work, table_of

TENANTS = table_of(TenantRow)


def bound(work: Work, platform: str, tenant: str) -> str:
    """The organization's tenant on the platform; where it has none yet, this one becomes it."""
    query = select(TENANTS.c.tenant).where(TENANTS.c.platform == platform, TENANTS.c.org_id == work.org)
    known = work.connection.execute(query).scalar()
    if known is None:
        work.insert_new(TenantRow, platform=platform, tenant=tenant)
    return known or tenant


def known(work: Work, platform: str) -> str:
    """The organization's tenant on the platform; "" when it has none yet."""
    query = select(TENANTS.c.tenant).where(TENANTS.c.platform == platform, TENANTS.c.org_id == work.org)
    return work.connection.execute(query).scalar() or ""
