"""Links and leases, chats that can be written to, what was sent there"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.tables

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('chats',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('platform', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('chat', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('number', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('reachable', sa.Boolean(), nullable=False),
    sa.Column('sent', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('org_id', 'platform', 'chat', name=op.f('pk_chats'))
    )
    op.create_table('gaps',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('platform', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('since', storage.tables.Instant(timezone=True), nullable=False),
    sa.Column('until', storage.tables.Instant(timezone=True), nullable=False),
    sa.Column('told', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('org_id', 'id', name=op.f('pk_gaps'))
    )
    op.create_table('leases',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('owner', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('until', storage.tables.Instant(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('org_id', 'name', name=op.f('pk_leases'))
    )
    op.create_table('links',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('platform', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('heard_at', storage.tables.Instant(timezone=True), nullable=True),
    sa.Column('trouble', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('org_id', 'platform', name=op.f('pk_links'))
    )
    op.create_table('sent_cards',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('task', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('body', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('made_at', storage.tables.Instant(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('org_id', 'task', name=op.f('pk_sent_cards'))
    )
    with op.batch_alter_table('sent_cards', schema=None) as batch_op:
        batch_op.create_index('ix_sent_cards_made_at', ['made_at'], unique=False)

    op.create_table('unreached',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('platform', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('person', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('member_id', sa.BigInteger(), nullable=True),
    sa.Column('since', storage.tables.Instant(timezone=True), nullable=False),
    sa.Column('hinted_at', storage.tables.Instant(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('org_id', 'platform', 'person', name=op.f('pk_unreached'))
    )
    op.create_table('uploads',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('platform', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('digest', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('number', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('until', storage.tables.Instant(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('org_id', 'platform', 'digest', name=op.f('pk_uploads'))
    )


def downgrade() -> None:
    op.drop_table('uploads')
    op.drop_table('unreached')
    with op.batch_alter_table('sent_cards', schema=None) as batch_op:
        batch_op.drop_index('ix_sent_cards_made_at')

    op.drop_table('sent_cards')
    op.drop_table('links')
    op.drop_table('leases')
    op.drop_table('gaps')
    op.drop_table('chats')
