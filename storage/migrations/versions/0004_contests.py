"""Contests and their notes"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.tables

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('pks',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('state', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('starter_id', sa.BigInteger(), nullable=False),
    sa.Column('contest', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('stake', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('prize', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('digest', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('verdict', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('made_at', storage.tables.Instant(timezone=True), nullable=False),
    sa.Column('until', storage.tables.Instant(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('org_id', 'id', name=op.f('pk_pks'))
    )
    op.create_index('ix_pks_state', 'pks', ['org_id', 'state'], unique=False)
    op.create_table('pk_notes',
    sa.Column('org_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('pk_id', sa.BigInteger(), nullable=False),
    sa.Column('what', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('member_id', sa.BigInteger(), nullable=False),
    sa.Column('subject', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('at', storage.tables.Instant(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('org_id', 'id', name=op.f('pk_pk_notes'))
    )
    op.create_index('ix_pk_notes_pk_id', 'pk_notes', ['org_id', 'pk_id', 'id'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_pk_notes_pk_id', table_name='pk_notes')
    op.drop_table('pk_notes')
    op.drop_index('ix_pks_state', table_name='pks')
    op.drop_table('pks')
