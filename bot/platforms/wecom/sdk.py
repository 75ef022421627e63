"""What is taken of WeCom's official SDK: names of frames and request ids; not its connection."""

import warnings
from typing import cast

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the SDK imports a module of websockets that is on its way out
    from aibot import WsCmd, generate_req_id


class Command:
    """The names of frames; those of uploads are not in the SDK yet."""

    SUBSCRIBE = WsCmd.SUBSCRIBE
    HEARTBEAT = WsCmd.HEARTBEAT
    RESPONSE = WsCmd.RESPONSE
    WELCOME = WsCmd.RESPONSE_WELCOME
    UPDATE = WsCmd.RESPONSE_UPDATE
    SEND = WsCmd.SEND_MSG
    CALLBACK = WsCmd.CALLBACK
    EVENT_CALLBACK = WsCmd.EVENT_CALLBACK
    UPLOAD_INIT = "aibot_upload_media_init"
    UPLOAD_CHUNK = "aibot_upload_media_chunk"
    UPLOAD_FINISH = "aibot_upload_media_finish"


def request_id(command: str) -> str:
    """A fresh id for a frame of ours, at most 256 bytes."""
    return cast(str, generate_req_id(command))
