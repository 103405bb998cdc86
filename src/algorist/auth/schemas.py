"""What crosses the wire about people, their sessions, tokens and keys."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from algorist.auth.rules.emails import normalise_email
from algorist.auth.rules.words import Provider, Role, Scope

Text = Annotated[str, StringConstraints(strip_whitespace=True)]
PersonName = Annotated[Text, StringConstraints(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]+$")]
Email = Annotated[Text, StringConstraints(min_length=3, max_length=254), AfterValidator(normalise_email)]
Password = Annotated[str, StringConstraints(min_length=1, max_length=1024)]
SecondFactorCode = Annotated[Text, StringConstraints(min_length=1, max_length=64)]
OneTimeSecret = Annotated[str, StringConstraints(min_length=20, max_length=200)]


class Wire(BaseModel):
    """The base of what is received: an unknown field is an error, so that a misspelt one is not silently ignored."""

    model_config = ConfigDict(extra="forbid")


class Preferences(Wire):
    """What a person chose: which e-mails come, and how the page looks."""

    mail_job_finished: bool = Field(default=True, description="An e-mail when a long job has ended.")
    mail_security: bool = Field(default=True, description="An e-mail at sign-ins from a new device.")
    theme: Literal["system", "light", "dark"] = "system"
    motion: Literal["system", "reduced", "full"] = "system"
    language: Literal["en"] = "en"


class Registration(Wire):
    """A new account."""

    email: Email = Field(examples=["ada@example.test"])
    password: Password = Field(examples=["correct horse battery staple"])
    name: PersonName = Field(examples=["Ada"])


class Credentials(Wire):
    """An e-mail address and its password, and a code where the account has a second factor."""

    email: Text = Field(min_length=1, max_length=254, examples=["ada@example.test"])
    password: Password = Field(examples=["correct horse battery staple"])
    code: SecondFactorCode | None = Field(
        default=None,
        description="Where the account has a second factor: six digits of the authenticator, or a recovery code.",
    )


class Me(BaseModel):
    """The person who asks."""

    id: int
    email: str
    name: str
    role: Role
    email_verified: bool
    second_factor: bool = Field(description="Whether signing in asks for a second factor.")
    preferences: Preferences
    created_at: datetime


class SignedIn(BaseModel):
    """An access token, to be kept in memory only; the refresh token travels in a cookie that no script can read."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105
    expires_in: int = Field(description="Seconds for which the access token is good.")
    user: Me


class ProfileChange(Wire):
    """What a person changes of themselves; what is left out stays."""

    name: PersonName | None = None
    preferences: Preferences | None = None


class EmailChange(Wire):
    """A new address; it counts once the link sent to it was opened."""

    new_email: Email
    password: Password


class PasswordChange(Wire):
    """A new password; every other session ends."""

    current_password: Password
    new_password: Password


class ForgottenPassword(Wire):
    """The address to which a link is sent, if it has an account."""

    email: Text = Field(min_length=1, max_length=254)


class PasswordReset(Wire):
    """The token from the e-mail and the new password."""

    token: OneTimeSecret
    new_password: Password


class EmailProof(Wire):
    """The token from the e-mail that shows that the address is the person's."""

    token: OneTimeSecret


class AccountDeletion(Wire):
    """The password once more, since nothing brings the account back."""

    password: Password


class SecondFactorStart(Wire):
    """The password once more, before a second factor is set up."""

    password: Password = Field(examples=["correct horse battery staple"])


class NewSecondFactor(BaseModel):
    """What an authenticator needs, shown once; it counts once a code has shown that it arrived."""

    secret: str = Field(description="To be typed where no code can be scanned.", examples=["JBSWY3DPEHPK3PXP"])
    uri: str = Field(examples=["otpauth://totp/Algorist:ada%40example.test?secret=JBSWY3DPEHPK3PXP&issuer=Algorist"])
    qr_svg: str = Field(description="The URI as a QR code: an SVG document.")


class SecondFactorConfirmation(Wire):
    """The code that the authenticator shows now."""

    code: SecondFactorCode = Field(examples=["492039"])


class SecondFactorProof(Wire):
    """The password once more, and a code of the authenticator or a recovery code."""

    password: Password = Field(examples=["correct horse battery staple"])
    code: SecondFactorCode = Field(examples=["492039"])


class RecoveryCodes(BaseModel):
    """Codes that each stand for the second factor once, at the only moment they are shown."""

    codes: list[str] = Field(examples=[["k3pt-7x2m-qf5s-ab6d-uy4n-wz3h"]])


class SecondFactorState(BaseModel):
    """Whether there is a second factor, since when, and how many recovery codes are left."""

    since: datetime | None = Field(description="null: there is none.")
    recovery_codes_left: int


class Accepted(BaseModel):
    """What was asked for is under way; `detail` says what comes next."""

    detail: str


class Session(BaseModel):
    """One sign-in on one device."""

    id: str
    user_agent: str
    address: str
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    current: bool = Field(description="Whether this is the session that asks.")


class TokenRequest(Wire):
    """A personal token to be made."""

    name: PersonName = Field(examples=["CI of my thesis"])
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=3)]
    expires_in_days: Annotated[int, Field(ge=1, le=366)] | None = Field(
        default=90, description="Days until it ends by itself; null never."
    )


class Token(BaseModel):
    """A personal token as it is seen later: never the secret."""

    id: int
    name: str
    prefix: str
    scopes: list[Scope]
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None


class NewToken(Token):
    """A personal token at the only moment its secret is shown."""

    token: str


class KeyRequest(Wire):
    """A person's own key for a model provider; it is used for their jobs only, and never shown again."""

    key: Annotated[Text, StringConstraints(min_length=8, max_length=400, pattern=r"^[\x21-\x7e]+$")]
    base_url: Annotated[Text, StringConstraints(max_length=500, pattern=r"^(|https?://[^\s]+)$")] = ""
    model: Annotated[Text, StringConstraints(max_length=120)] = ""


class Key(BaseModel):
    """A stored key: its last four characters are all that is shown of it."""

    provider: Provider
    hint: str
    base_url: str
    model: str
    created_at: datetime
    updated_at: datetime


class SocketTicket(BaseModel):
    """Opens one WebSocket, once, within `expires_in` seconds."""

    ticket: str
    expires_in: int


class Problem(BaseModel):
    """An error, in the form of RFC 9457 (`application/problem+json`)."""

    type: str = Field(description="A stable address for the kind of error.", examples=["/problems/not_found"])
    title: str
    status: int
    detail: str = Field(description="A sentence for a person that says what to do next.")
    code: str = Field(description="Stable, for programs.", examples=["not_found"])
    request_id: str
    errors: list["ProblemField"] = Field(default_factory=list)
    retry_after: float | None = Field(default=None, description="Seconds after which trying again makes sense.")


class ProblemField(BaseModel):
    """One field that does not fit, and the mend."""

    field: str
    message: str


Problem.model_rebuild()
