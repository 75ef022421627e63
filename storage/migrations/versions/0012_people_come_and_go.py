"""People come and go: reminders, moves, former names, joined accounts, guides, and who reported for another"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.tables

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ('activities', 'deal_events'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column('by_id', sa.BigInteger(), nullable=True))
    _reminders()
    _moves_and_names()
    _codes_and_guides()


def _reminders() -> None:
    op.create_table('reminders',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('member_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('what', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('due_at', storage.tables.Instant(timezone=True), nullable=True),
    sa.Column('moves', sa.Integer(), nullable=False),
    sa.Column('state', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('message', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('made_at', storage.tables.Instant(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('org_id', 'id', name=op.f('pk_reminders'))
    )
    op.create_index('ix_reminders_member_id', 'reminders', ['org_id', 'member_id', 'state'])


def _moves_and_names() -> None:
    op.create_table('moves',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('member_id', sa.BigInteger(), nullable=False),
    sa.Column('from_id', sa.BigInteger(), nullable=True),
    sa.Column('team_id', sa.BigInteger(), nullable=True),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('by_id', sa.BigInteger(), nullable=False),
    sa.Column('state', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('made_at', storage.tables.Instant(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('org_id', 'id', name=op.f('pk_moves'))
    )
    op.create_index('ix_moves_member_id', 'moves', ['org_id', 'member_id', 'id'])
    op.create_table('former_names',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('team_id', sa.BigInteger(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('org_id', 'name', name=op.f('pk_former_names'))
    )


def _codes_and_guides() -> None:
    op.create_table('link_codes',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('digest', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('member_id', sa.BigInteger(), nullable=False),
    sa.Column('expires_at', storage.tables.Instant(timezone=True), nullable=False),
    sa.Column('used_at', storage.tables.Instant(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('org_id', 'digest', name=op.f('pk_link_codes'))
    )
    op.create_table('link_tries',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('platform', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('person', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('since', storage.tables.Instant(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('org_id', 'platform', 'person', name=op.f('pk_link_tries'))
    )
    op.create_table('guides',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('member_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('subject', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('state', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('head', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('begun_at', storage.tables.Instant(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('org_id', 'member_id', 'subject', name=op.f('pk_guides'))
    )


def downgrade() -> None:
    for table in ('guides', 'link_tries', 'link_codes', 'former_names', 'moves', 'reminders'):
        op.drop_table(table)
    for table in ('activities', 'deal_events'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column('by_id')
