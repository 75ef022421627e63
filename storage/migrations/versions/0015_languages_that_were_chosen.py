"""Members who chose in which language they are written to"""

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('members') as members:
        members.add_column(sa.Column('speaks', sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table('members') as members:
        members.drop_column('speaks')
