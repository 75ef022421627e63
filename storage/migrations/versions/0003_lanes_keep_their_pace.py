"""Lanes keep their pace; indexes of what waits alone"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('lanes', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('sent', sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default='[]')
        )
        batch_op.drop_column('waiting')
    op.drop_index('ix_outbox_lane', table_name='outbox')
    only(
        'ix_outbox_todo', 'outbox', ['org_id', 'platform', 'room', 'id'], "state = 'todo'"
    )
    op.drop_index('ix_inbox_state_next_at', table_name='inbox')
    only('ix_inbox_next_at', 'inbox', ['next_at'], 'next_at IS NOT NULL')


def only(name: str, table: str, columns: list[str], where: str) -> None:
    """An index of some rows."""
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def downgrade() -> None:
    op.drop_index('ix_inbox_next_at', table_name='inbox')
    op.create_index('ix_inbox_state_next_at', 'inbox', ['state', 'next_at'])
    op.drop_index('ix_outbox_todo', table_name='outbox')
    op.create_index('ix_outbox_lane', 'outbox', ['org_id', 'platform', 'room', 'state', 'id'])
    with op.batch_alter_table('lanes', schema=None) as batch_op:
        batch_op.add_column(sa.Column('waiting', sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.drop_column('sent')
