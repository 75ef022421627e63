"""Where members said they were, coarse and for some days"""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=False)


def upgrade() -> None:
    op.create_table(
        'places',
        _number('org_id'),
        _number('id'),
        _number('member_id'),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('north', sa.Integer(), nullable=False),
        sa.Column('east', sa.Integer(), nullable=False),
        sa.Column('until', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('org_id', 'id', name=op.f('pk_places')),
    )
    op.create_index('ix_places_member_id', 'places', ['org_id', 'member_id', 'at'])


def downgrade() -> None:
    op.drop_table('places')
