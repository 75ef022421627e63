"""Any bytes sealed as WeCom seals them; what people do in the double is sealed by another hand (callbacks.py)."""

import base64

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from bot.platforms.wecom.app.crypto import BLOCK, LENGTH, PADDING, Secret, signature


def sealed(
    message: bytes, secret: Secret, receiver: str, timestamp: str, nonce: str, random: bytes
) -> tuple[str, str]:
    """Cipher text and signature of a message; `random` are 16 bytes."""
    plain = random + len(message).to_bytes(LENGTH, "big") + message + receiver.encode()
    pad = PADDING - len(plain) % PADDING
    encryptor = Cipher(algorithms.AES(secret.key), modes.CBC(secret.key[:BLOCK])).encryptor()
    cipher = base64.b64encode(encryptor.update(plain + bytes([pad]) * pad) + encryptor.finalize()).decode()
    return cipher, signature(secret.token, timestamp, nonce, cipher)
