"""Leave, closed months, and targets with their versions"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.tables

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

WORDS = sqlmodel.sql.sqltypes.AutoString()
INSTANT = storage.tables.Instant(timezone=True)


def upgrade() -> None:
    op.add_column('organizations', sa.Column('closes_after', sa.Integer(), nullable=False, server_default='3'))
    op.add_column('organizations', sa.Column('quotas', WORDS, nullable=False, server_default=''))
    op.add_column('activities', sa.Column('adjusts', sa.Date(), nullable=True))
    op.add_column('deal_events', sa.Column('adjusts', sa.Date(), nullable=True))
    op.add_column('targets', sa.Column('since', sa.Date(), nullable=True))
    op.add_column('targets', sa.Column('reason', WORDS, nullable=False, server_default=''))
    op.add_column('targets', sa.Column('member_id', sa.BigInteger(), nullable=True))
    op.add_column('targets', sa.Column('made', WORDS, nullable=False, server_default=''))
    op.create_table(
        'leaves',
        sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('code', WORDS, nullable=False),
        sa.Column('member_id', sa.BigInteger(), nullable=False),
        sa.Column('start', sa.Date(), nullable=False),
        sa.Column('end', sa.Date(), nullable=False),
        sa.Column('portion', WORDS, nullable=False),
        sa.Column('message', WORDS, nullable=False),
        sa.Column('ended_at', INSTANT, nullable=True),
        sa.PrimaryKeyConstraint('org_id', 'id', name=op.f('pk_leaves')),
    )
    op.create_index('ix_leaves_end', 'leaves', ['org_id', 'end'])
    op.create_table(
        'closings',
        sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('start', sa.Date(), nullable=False),
        sa.Column('closed_at', INSTANT, nullable=False),
        sa.PrimaryKeyConstraint('org_id', 'start', name=op.f('pk_closings')),
    )
    op.create_table(
        'calibrations',
        sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('code', WORDS, nullable=False),
        sa.Column('member_id', sa.BigInteger(), nullable=False),
        sa.Column('body', WORDS, nullable=False),
        sa.Column('state', WORDS, nullable=False),
        sa.PrimaryKeyConstraint('org_id', 'id', name=op.f('pk_calibrations')),
    )
    op.create_table(
        'confirmations',
        sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('code', WORDS, nullable=False),
        sa.Column('member_id', sa.BigInteger(), nullable=False),
        sa.Column('start', sa.Date(), nullable=False),
        sa.Column('targets', WORDS, nullable=False),
        sa.Column('state', WORDS, nullable=False),
        sa.Column('doubt', WORDS, nullable=False),
        sa.Column('answer', WORDS, nullable=False),
        sa.Column('asked_at', INSTANT, nullable=False),
        sa.Column('settled_at', INSTANT, nullable=True),
        sa.PrimaryKeyConstraint('org_id', 'id', name=op.f('pk_confirmations')),
    )
    op.create_index('ix_confirmations_member_id', 'confirmations', ['org_id', 'member_id', 'start'])


def downgrade() -> None:
    for table in ('confirmations', 'calibrations', 'closings', 'leaves'):
        op.drop_table(table)
    for table, column in (
        ('targets', 'made'), ('targets', 'member_id'), ('targets', 'reason'), ('targets', 'since'),
        ('deal_events', 'adjusts'), ('activities', 'adjusts'), ('organizations', 'quotas'),
        ('organizations', 'closes_after'),
    ):
        op.drop_column(table, column)
