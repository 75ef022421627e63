"""The program `dealdrum`."""


def main() -> None:
    """Run a command; an expected mistake is one line and exit code 2."""
    from bot.cli import app
    from bot.usage import program

    program(app)(prog_name="dealdrum")


if __name__ == "__main__":
    main()
