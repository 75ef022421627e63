"""Edits know their message"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('message', sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    where = sa.text('message IS NOT NULL')
    op.create_index('ix_inbox_message', 'inbox', ['message'], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    op.drop_index('ix_inbox_message', table_name='inbox')
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.drop_column('message')
