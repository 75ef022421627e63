"""Plans; a team's own weekends and what its room hears of wins; schedules of one member"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

WORDS = sqlmodel.sql.sqltypes.AutoString()


def upgrade() -> None:
    op.create_table(
        'plans',
        sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('member_id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('day', sa.Date(), nullable=False),
        sa.Column('metric', WORDS, nullable=False),
        sa.Column('amount', sa.BigInteger(), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('org_id', 'member_id', 'day', 'metric', name=op.f('pk_plans')),
    )
    op.create_index('ix_plans_day', 'plans', ['org_id', 'day'])
    with op.batch_alter_table('teams', schema=None) as batch_op:
        batch_op.add_column(sa.Column('wins', WORDS, nullable=False, server_default='full'))
        batch_op.add_column(sa.Column('weekend', WORDS, nullable=False, server_default=''))
        batch_op.add_column(sa.Column('short_week', sa.Date(), nullable=True))
    with op.batch_alter_table('schedules', schema=None) as batch_op:
        batch_op.add_column(sa.Column('member_id', sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('schedules', schema=None) as batch_op:
        batch_op.drop_column('member_id')
    with op.batch_alter_table('teams', schema=None) as batch_op:
        for column in ('short_week', 'weekend', 'wins'):
            batch_op.drop_column(column)
    op.drop_index('ix_plans_day', table_name='plans')
    op.drop_table('plans')
