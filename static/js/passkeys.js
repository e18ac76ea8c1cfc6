// Asks the browser for a passkey and sends its answer with the form that the button stands in.
"use strict";
{
  async function asked(button) {
    if (button.dataset.options) return JSON.parse(button.dataset.options);
    const answer = await fetch(button.dataset.address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("no challenge");
    return (await answer.json()).request_options;
  }

  for (const button of document.querySelectorAll("[data-passkey]")) {
    const failed = button.form.querySelector("[data-passkey-failed]");
    button.addEventListener("click", async () => {
      failed.hidden = true;
      try {
        const options = await asked(button);
        if (button.dataset.passkey === "create") {
          // One that names its person and asks for finger, face or code: it can stand for the password as well.
          Object.assign(options.publicKey.authenticatorSelection, { residentKey: "required", requireResidentKey: true, userVerification: "required" });
        }
        const credential = await window.webauthnJSON[button.dataset.passkey](options);
        button.form.elements.credential.value = JSON.stringify(credential);
      } catch {
        failed.hidden = false; // refused, cancelled, or none on this machine: the browser does not tell which
        return;
      }
      button.form.requestSubmit();
    });
  }
}
