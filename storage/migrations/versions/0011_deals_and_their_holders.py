"""Who holds a deal, what is to come in by when, what was handed over"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

WORDS = sqlmodel.sql.sqltypes.AutoString()


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        'deal_notes',
        _number('org_id'),
        _number('deal_id'),
        sa.Column('n', sa.Integer(), nullable=False),
        sa.Column('what', WORDS, nullable=False),
        sa.Column('customer_key', WORDS, nullable=False),
        _number('member_id', nullable=True),
        _number('by_id'),
        sa.Column('body', WORDS, nullable=False),
        _moment('at'),
        sa.PrimaryKeyConstraint('org_id', 'deal_id', 'n', name=op.f('pk_deal_notes')),
    )
    op.create_index('ix_deal_notes_customer_key', 'deal_notes', ['org_id', 'customer_key'])
    op.create_index('ix_deal_notes_member_id', 'deal_notes', ['org_id', 'member_id'])
    op.create_table(
        'instalments',
        _number('org_id'),
        _number('id'),
        sa.Column('code', WORDS, nullable=False),
        _number('deal_id'),
        sa.Column('place', sa.Integer(), nullable=False),
        _number('minor'),
        sa.Column('currency', WORDS, nullable=False),
        sa.Column('due', sa.Date(), nullable=True),
        sa.Column('terms', WORDS, nullable=False),
        _number('by_id'),
        _moment('made_at'),
        _moment('ended_at', nullable=True),
        sa.PrimaryKeyConstraint('org_id', 'id', name=op.f('pk_instalments')),
    )
    op.create_index('ix_instalments_deal_id', 'instalments', ['org_id', 'deal_id'])
    op.create_index('ix_instalments_code', 'instalments', ['org_id', 'code'])
    op.create_index('ix_deal_events_deal_id', 'deal_events', ['org_id', 'deal_id'])
    _create_handovers()


def _create_handovers() -> None:
    op.create_table(
        'handovers',
        _number('org_id'),
        _number('id'),
        sa.Column('code', WORDS, nullable=False),
        _number('by_id'),
        _number('from_id'),
        _number('to_id'),
        sa.Column('last', sa.Date(), nullable=False),
        sa.Column('state', WORDS, nullable=False),
        sa.Column('body', WORDS, nullable=False),
        _moment('made_at'),
        _moment('settled_at', nullable=True),
        sa.PrimaryKeyConstraint('org_id', 'id', name=op.f('pk_handovers')),
    )
    op.create_index('ix_handovers_code', 'handovers', ['org_id', 'code'])


def downgrade() -> None:
    op.drop_index('ix_deal_events_deal_id', table_name='deal_events')
    op.drop_table('handovers')
    op.drop_table('instalments')
    op.drop_table('deal_notes')
