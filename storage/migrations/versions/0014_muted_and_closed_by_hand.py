"""Members who want no reminder of a missing report, and who closed a month by hand"""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('members') as members:
        members.add_column(sa.Column('muted', sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table('closings') as closings:
        closings.add_column(sa.Column('by_id', sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('closings') as closings:
        closings.drop_column('by_id')
    with op.batch_alter_table('members') as members:
        members.drop_column('muted')
