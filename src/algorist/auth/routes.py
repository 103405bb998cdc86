"""HTTP for accounts, sessions, tokens and keys."""

from typing import Annotated

from fastapi import Path, Request, Response, status
from fastapi.responses import StreamingResponse

from algorist.auth import actions, queries
from algorist.auth.deps import (
    CurrentSession,
    CurrentUser,
    GuardDep,
    OriginDep,
    PartsDep,
    RoomRouter,
    RowId,
    file_answer,
)
from algorist.auth.deps.cookies import drop_refresh_cookie, need_refresh_cookie, read_refresh_cookie, set_refresh_cookie
from algorist.auth.rules.words import Provider
from algorist.auth.schemas import (
    Accepted,
    AccountDeletion,
    Credentials,
    EmailChange,
    EmailProof,
    ForgottenPassword,
    Key,
    KeyRequest,
    Me,
    NewSecondFactor,
    NewToken,
    PasswordChange,
    PasswordReset,
    ProfileChange,
    RecoveryCodes,
    Registration,
    SecondFactorConfirmation,
    SecondFactorProof,
    SecondFactorStart,
    SecondFactorState,
    Session,
    SignedIn,
    SocketTicket,
    Token,
    TokenRequest,
)

router = RoomRouter(prefix="/api/auth", tags=["auth"])
SessionId = Annotated[str, Path(min_length=1, max_length=32, pattern=r"^[A-Za-z0-9_-]+$")]


@router.post("/register", status_code=status.HTTP_201_CREATED, summary="Make an account and sign in")
async def register(
    body: Registration, parts: PartsDep, guard: GuardDep, origin: OriginDep, response: Response
) -> SignedIn:
    """The first account of an empty installation becomes its administrator."""
    actions.check_registration(is_open=parts.settings.registration_open)
    hashed = await actions.hash_new_password(guard, body.password, body.email, body.name, field="password")
    async with parts.database.transaction() as tx:
        user = await actions.register_user(tx, parts, body, hashed, origin)
        opened = await actions.open_session(tx, guard, user, origin)
    set_refresh_cookie(response, parts, opened.refresh_token)
    return opened.signed_in


@router.post("/login", summary="Sign in")
async def login(body: Credentials, parts: PartsDep, guard: GuardDep, origin: OriginDep, response: Response) -> SignedIn:
    """The same answer, after the same time, for an unknown address and for a wrong password. Where the account has a
    second factor the right password alone is answered with `second_factor_required`: send it again with the `code`.
    """
    opened = await actions.sign_in(parts, guard, body, origin)
    set_refresh_cookie(response, parts, opened.refresh_token)
    return opened.signed_in


@router.post("/refresh", summary="A new access token, by the refresh cookie")
async def refresh(
    request: Request, parts: PartsDep, guard: GuardDep, origin: OriginDep, response: Response
) -> SignedIn:
    """Each refresh token works once; one that comes back later ends its whole session, since it was stolen."""
    token = need_refresh_cookie(request, parts)
    opened = await actions.refresh_session(parts, guard, token, origin)
    if opened.refresh_token:
        set_refresh_cookie(response, parts, opened.refresh_token)
    return opened.signed_in


@router.post("/logout", status_code=status.HTTP_204_NO_CONTENT, summary="End this session")
async def logout(request: Request, parts: PartsDep, guard: GuardDep, origin: OriginDep, response: Response) -> None:
    """By the refresh cookie, so that it works with an expired access token; harmless without one."""
    token = read_refresh_cookie(request, parts)
    if token:
        async with parts.database.transaction() as tx:
            await actions.close_session_of_refresh(tx, guard, token, origin)
    drop_refresh_cookie(response, parts)


@router.post("/logout-all", status_code=status.HTTP_204_NO_CONTENT, summary="End all sessions, this one included")
async def logout_all(
    person: CurrentSession, parts: PartsDep, guard: GuardDep, origin: OriginDep, response: Response
) -> None:
    """Every access token of this person is void at once."""
    async with parts.database.transaction() as tx:
        await actions.close_all_sessions(tx, guard, person.id, "logout_all", origin)
    drop_refresh_cookie(response, parts)


@router.get("/me", summary="Who is signed in")
async def read_me(person: CurrentUser, parts: PartsDep) -> Me:
    """The account of the one who asks."""
    return await queries.read_me(parts.database, person.id)


@router.patch("/me", summary="Change name or preferences")
async def change_profile(body: ProfileChange, person: CurrentSession, parts: PartsDep, guard: GuardDep) -> Me:
    """What is left out stays."""
    async with parts.database.transaction() as tx:
        return await actions.change_profile(tx, guard, person.id, body)


@router.post("/me/email", status_code=status.HTTP_202_ACCEPTED, summary="Change the e-mail address")
async def change_email(
    body: EmailChange, person: CurrentSession, parts: PartsDep, guard: GuardDep, origin: OriginDep
) -> Accepted:
    """A link goes to the new address and a notice to the old one; the change counts once the link was opened."""
    await actions.confirm_password(parts, guard, person.id, body.password, origin)
    async with parts.database.transaction() as tx:
        await actions.ask_for_email_change(tx, parts, person.id, body.new_email, origin)
    return Accepted(detail="A link was sent to the new address; the change counts once it is opened.")


@router.post("/me/password", status_code=status.HTTP_204_NO_CONTENT, summary="Change the password")
async def change_password(
    body: PasswordChange, person: CurrentSession, parts: PartsDep, guard: GuardDep, origin: OriginDep
) -> None:
    """Every other session and every personal token ends."""
    await actions.confirm_password(parts, guard, person.id, body.current_password, origin)
    hashed = await actions.hash_new_password(guard, body.new_password, person.email, person.name)
    async with parts.database.transaction() as tx:
        await actions.change_password(tx, parts, guard, person, hashed, origin)


@router.get("/second-factor", summary="Whether one has a second factor")
async def read_second_factor(person: CurrentSession, parts: PartsDep) -> SecondFactorState:
    """And how many recovery codes are left."""
    async with parts.database.reading() as session:
        return await queries.read_second_factor(session, person.id)


@router.post("/second-factor", status_code=status.HTTP_201_CREATED, summary="Begin to set up a second factor")
async def begin_second_factor(
    body: SecondFactorStart, person: CurrentSession, parts: PartsDep, guard: GuardDep, origin: OriginDep
) -> NewSecondFactor:
    """The only moment at which the secret is shown. Nothing changes until a code of it is sent."""
    await actions.confirm_password(parts, guard, person.id, body.password, origin)
    async with parts.database.transaction() as tx:
        return await actions.begin_second_factor(tx, guard, person)


@router.post("/second-factor/confirm", summary="Show that the authenticator gives codes")
async def confirm_second_factor(
    body: SecondFactorConfirmation, person: CurrentSession, parts: PartsDep, guard: GuardDep, origin: OriginDep
) -> RecoveryCodes:
    """From now on signing in asks for a code. Gives the recovery codes, once; every other session ends."""
    return await actions.confirm_second_factor(parts, guard, person, body.code, origin)


@router.post("/second-factor/recovery-codes", summary="Make new recovery codes")
async def renew_recovery_codes(
    body: SecondFactorProof, person: CurrentSession, parts: PartsDep, guard: GuardDep, origin: OriginDep
) -> RecoveryCodes:
    """Those of before are void."""
    await actions.confirm_password(parts, guard, person.id, body.password, origin)
    await actions.confirm_code(parts, guard, person.id, body.code, origin)
    async with parts.database.transaction() as tx:
        return await actions.renew_recovery_codes(tx, parts, person, origin)


@router.delete("/second-factor", status_code=status.HTTP_204_NO_CONTENT, summary="Turn the second factor off")
async def disable_second_factor(
    body: SecondFactorProof, person: CurrentSession, parts: PartsDep, guard: GuardDep, origin: OriginDep
) -> None:
    """With the password and a code, or a recovery code. Every other session ends."""
    await actions.confirm_password(parts, guard, person.id, body.password, origin)
    await actions.confirm_code(parts, guard, person.id, body.code, origin)
    async with parts.database.transaction() as tx:
        await actions.disable_second_factor(tx, parts, guard, person, origin)


@router.get("/me/export", summary="Everything the service keeps about this account", response_class=StreamingResponse)
async def export_account(person: CurrentSession, parts: PartsDep, origin: OriginDep) -> StreamingResponse:
    """One JSON document: account, sessions, tokens and keys without their secrets, problems, algorithms, jobs."""
    async with parts.database.transaction() as tx:
        actions.record_audit(tx, "account_exported", origin, actor_id=person.id, actor=person.email)
    pieces = queries.export_account(parts.database, person.id)
    return await file_answer(pieces, "algorist-account.json", "application/json")


@router.delete("/me", status_code=status.HTTP_204_NO_CONTENT, summary="Delete this account and all that is its")
async def delete_account(
    body: AccountDeletion,
    person: CurrentSession,
    parts: PartsDep,
    guard: GuardDep,
    origin: OriginDep,
    response: Response,
) -> None:
    """Nothing brings it back. The last administrator cannot go while others remain."""
    await actions.confirm_password(parts, guard, person.id, body.password, origin)
    async with parts.database.transaction() as tx:
        await actions.delete_user(tx, guard, person.id, origin, actor=person)
    drop_refresh_cookie(response, parts)


@router.post("/forgot", status_code=status.HTTP_202_ACCEPTED, summary="Ask for a link to set a new password")
async def forgot_password(body: ForgottenPassword, parts: PartsDep, origin: OriginDep) -> Accepted:
    """The same answer whether or not the address has an account."""
    async with parts.database.transaction() as tx:
        await actions.ask_for_password_reset(tx, parts, body.email, origin)
    return Accepted(detail="If the address has an account, a link is on its way to it.")


@router.post(
    "/reset", status_code=status.HTTP_204_NO_CONTENT, summary="Set a new password with the token from the mail"
)
async def reset_password(body: PasswordReset, parts: PartsDep, guard: GuardDep, origin: OriginDep) -> None:
    """The token works once, for an hour; all sessions end."""
    await actions.reset_password(parts, guard, body, origin)


@router.post("/verify-email", summary="Show that an address is one's own, with the token from the mail")
async def verify_email(body: EmailProof, parts: PartsDep, guard: GuardDep, origin: OriginDep) -> Me:
    """For the first address and for a changed one alike."""
    async with parts.database.transaction() as tx:
        return await actions.verify_email(tx, guard, body.token, origin)


@router.post("/verify-email/send", status_code=status.HTTP_202_ACCEPTED, summary="Send the verification link again")
async def send_verification(person: CurrentSession, parts: PartsDep, origin: OriginDep) -> Accepted:
    """Does nothing for an address that is verified."""
    async with parts.database.transaction() as tx:
        await actions.send_verification(tx, parts, person.id, origin)
    return Accepted(detail="A link is on its way, unless the address is verified already.")


@router.get("/sessions", summary="Where one is signed in")
async def list_sessions(person: CurrentSession, parts: PartsDep) -> list[Session]:
    """Newest first."""
    async with parts.database.reading() as session:
        return await queries.list_sessions(session, person)


@router.delete("/sessions/{session_id}", status_code=status.HTTP_204_NO_CONTENT, summary="End one session")
async def revoke_session(
    session_id: SessionId, person: CurrentSession, parts: PartsDep, guard: GuardDep, origin: OriginDep
) -> None:
    """Its access tokens are void at once."""
    async with parts.database.transaction() as tx:
        await actions.close_session(tx, guard, person.id, session_id, "revoked", origin)


@router.get("/tokens", summary="One's personal tokens")
async def list_tokens(person: CurrentSession, parts: PartsDep) -> list[Token]:
    """Without their secrets."""
    async with parts.database.reading() as session:
        return await queries.list_tokens(session, person.id)


@router.post("/tokens", status_code=status.HTTP_201_CREATED, summary="Make a personal token for a program")
async def create_token(body: TokenRequest, person: CurrentSession, parts: PartsDep, origin: OriginDep) -> NewToken:
    """The only moment at which the secret is shown."""
    async with parts.database.transaction() as tx:
        return await actions.create_token(tx, person, body, origin)


@router.delete("/tokens/{token_id}", status_code=status.HTTP_204_NO_CONTENT, summary="Revoke a personal token")
async def revoke_token(
    token_id: RowId, person: CurrentSession, parts: PartsDep, guard: GuardDep, origin: OriginDep
) -> None:
    """Void at once."""
    async with parts.database.transaction() as tx:
        await actions.revoke_token(tx, guard, person, token_id, origin)


@router.get("/keys", summary="One's own keys for model providers")
async def list_keys(person: CurrentSession, parts: PartsDep) -> list[Key]:
    """Only the last four characters of each are shown."""
    async with parts.database.reading() as session:
        return await queries.list_keys(session, person.id)


@router.put("/keys/{provider}", summary="Store one's own key for a model provider")
async def store_key(
    provider: Provider, body: KeyRequest, person: CurrentSession, parts: PartsDep, guard: GuardDep, origin: OriginDep
) -> Key:
    """Encrypted, used for this person's jobs only, never shown again."""
    async with parts.database.transaction() as tx:
        return await actions.store_key(tx, guard, person, provider, body, origin)


@router.delete("/keys/{provider}", status_code=status.HTTP_204_NO_CONTENT, summary="Forget a key")
async def delete_key(provider: Provider, person: CurrentSession, parts: PartsDep, origin: OriginDep) -> None:
    """Jobs that run with it fall back to the service's designers."""
    async with parts.database.transaction() as tx:
        await actions.delete_key(tx, person, provider, origin)


@router.post("/socket-ticket", summary="A ticket that opens one WebSocket, once")
async def create_socket_ticket(person: CurrentUser, guard: GuardDep) -> SocketTicket:
    """So that no token stands in an address, where proxies would log it."""
    ticket, seconds = await guard.tickets.issue(person)
    return SocketTicket(ticket=ticket, expires_in=seconds)
