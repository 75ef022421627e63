"""Wins that were told, to put them right"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.tables

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'announcements',
        sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('entry', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('team_id', sa.BigInteger(), nullable=True),
        sa.Column('head', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('told_at', storage.tables.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('org_id', 'entry', name=op.f('pk_announcements')),
    )
    op.create_index('ix_announcements_team_id_told_at', 'announcements', ['team_id', 'told_at'])


def downgrade() -> None:
    op.drop_table('announcements')
