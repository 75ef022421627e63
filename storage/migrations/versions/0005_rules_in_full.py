"""Rules with their versions, the company's calendar, rates, mentors, and which customers were met"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.tables

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

WORDS = sqlmodel.sql.sqltypes.AutoString()
COLUMNS = (
    ('organizations', sa.Column('week_start', WORDS, nullable=False, server_default='monday')),
    ('organizations', sa.Column('year_start', sa.Integer(), nullable=False, server_default='1')),
    ('organizations', sa.Column('weekend', WORDS, nullable=False, server_default='two days')),
    ('organizations', sa.Column('short_week', sa.Date(), nullable=True)),
    ('organizations', sa.Column('days', WORDS, nullable=False, server_default='{}')),
    ('organizations', sa.Column('quiet', WORDS, nullable=False, server_default='')),
    ('organizations', sa.Column('signed_is_collected', sa.Boolean(), nullable=False, server_default=sa.false())),
    ('organizations', sa.Column('anonymous', sa.Boolean(), nullable=False, server_default=sa.true())),
    ('organizations', sa.Column('winners', sa.Integer(), nullable=False, server_default='3')),
    ('rules', sa.Column('number', sa.Integer(), nullable=False, server_default='0')),
    ('rules', sa.Column('source', WORDS, nullable=False, server_default='file')),
    ('rules', sa.Column('member_id', sa.BigInteger(), nullable=True)),
    ('rules', sa.Column('state', WORDS, nullable=False, server_default='holds')),
    ('teams', sa.Column('territory', WORDS, nullable=False, server_default='')),
    ('members', sa.Column('mentor_id', sa.BigInteger(), nullable=True)),
    ('members', sa.Column('anonymous', sa.Boolean(), nullable=False, server_default=sa.false())),
    ('rooms', sa.Column('posts', sa.Boolean(), nullable=False, server_default=sa.true())),
    ('deal_events', sa.Column('rate', WORDS, nullable=True)),
)


def upgrade() -> None:
    for table, column in COLUMNS:
        op.add_column(table, column)
    op.create_index('ix_activities_metric', 'activities', ['org_id', 'metric', 'day'])
    op.create_table(
        'seen',
        sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('metric', WORDS, nullable=False),
        sa.Column('grain', WORDS, nullable=False),
        sa.Column('start', sa.Date(), nullable=False),
        sa.Column('team_id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('member_id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('customer', WORDS, nullable=False),
        sa.Column('n', sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            'org_id', 'metric', 'grain', 'start', 'team_id', 'member_id', 'customer', name=op.f('pk_seen')
        ),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table('seen')
    op.drop_index('ix_activities_metric', 'activities')
    for table, column in reversed(COLUMNS):
        op.drop_column(table, column.name)
