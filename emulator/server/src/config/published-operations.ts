/** An operation of the published specifications. */
export interface PublishedOperation {
  /** `operationId`. */
  readonly id: string;
  /** Method and path, verbatim. */
  readonly route: string;
  readonly service: string;
  /** Version of the specification that it was taken from. */
  readonly specification: string;
  /** Whether the released JavaScript SDKs call it. */
  readonly inSdk: boolean;
}

type Row = readonly [id: string, route: string];

const group = (
  service: string,
  specification: string,
  inSdk: boolean,
  rows: readonly Row[],
): PublishedOperation[] => rows.map(([id, route]) => ({ id, route, service, specification, inSdk }));

/**
 * Every operation that a client could ask for: the 88 of the released SDKs, and those that only newer or preview
 * specifications have. Whatever no service implements answers 501 with its name.
 *
 * @see https://github.com/Azure/azure-rest-api-specs, `specification/communication/data-plane`
 */
export const publishedOperations: readonly PublishedOperation[] = [
  ...group('Identity', '2023-10-01', true, [
    ['CommunicationIdentity_Create', 'POST /identities'],
    ['CommunicationIdentity_Delete', 'DELETE /identities/{id}'],
    ['CommunicationIdentity_RevokeAccessTokens', 'POST /identities/{id}/:revokeAccessTokens'],
    ['CommunicationIdentity_ExchangeTeamsUserAccessToken', 'POST /teamsUser/:exchangeAccessToken'],
    ['CommunicationIdentity_IssueAccessToken', 'POST /identities/{id}/:issueAccessToken'],
  ]),
  ...group('Identity', '2025-06-30', false, [
    ['TeamsExtensionToken_Exchange', 'POST /access/teamsExtension/:exchangeAccessToken'],
    ['TeamsExtensionAssignment_Get', 'GET /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}'],
    [
      'TeamsExtensionAssignment_Upsert',
      'PUT /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}',
    ],
    [
      'TeamsExtensionAssignment_Delete',
      'DELETE /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}',
    ],
  ]),
  ...group('Chat', '2025-03-15', true, [
    ['ChatThread_ListChatReadReceipts', 'GET /chat/threads/{chatThreadId}/readReceipts'],
    ['ChatThread_SendChatReadReceipt', 'POST /chat/threads/{chatThreadId}/readReceipts'],
    ['ChatThread_SendChatMessage', 'POST /chat/threads/{chatThreadId}/messages'],
    ['ChatThread_ListChatMessages', 'GET /chat/threads/{chatThreadId}/messages'],
    ['ChatThread_GetChatMessage', 'GET /chat/threads/{chatThreadId}/messages/{chatMessageId}'],
    ['ChatThread_UpdateChatMessage', 'PATCH /chat/threads/{chatThreadId}/messages/{chatMessageId}'],
    ['ChatThread_DeleteChatMessage', 'DELETE /chat/threads/{chatThreadId}/messages/{chatMessageId}'],
    ['ChatThread_ListChatParticipants', 'GET /chat/threads/{chatThreadId}/participants'],
    ['ChatThread_RemoveChatParticipant', 'POST /chat/threads/{chatThreadId}/participants/:remove'],
    ['ChatThread_AddChatParticipants', 'POST /chat/threads/{chatThreadId}/participants/:add'],
    ['Chat_CreateChatThread', 'POST /chat/threads'],
    ['Chat_ListChatThreads', 'GET /chat/threads'],
    ['ChatThread_UpdateChatThreadProperties', 'PATCH /chat/threads/{chatThreadId}'],
    ['ChatThread_GetChatThreadProperties', 'GET /chat/threads/{chatThreadId}'],
    ['Chat_DeleteChatThread', 'DELETE /chat/threads/{chatThreadId}'],
    ['ChatThread_SendTypingNotification', 'POST /chat/threads/{chatThreadId}/typing'],
  ]),
  ...group('Chat', '2024-06-05-preview', false, [
    ['ChatThread_UploadChatImage', 'POST /chat/threads/{chatThreadId}/images'],
    ['ChatThread_GetChatImage', 'GET /chat/threads/{chatThreadId}/images/{imageId}/view/{imageViewType}'],
    ['ChatThread_DeleteChatImage', 'DELETE /chat/threads/{chatThreadId}/images/{imageId}'],
  ]),
  ...group('SMS', '2021-03-07', true, [['Sms_Send', 'POST /sms']]),
  ...group('SMS', '2026-01-23', false, [
    ['OptOuts_Add', 'POST /sms/optouts:add'],
    ['OptOuts_Remove', 'POST /sms/optouts:remove'],
    ['OptOuts_Check', 'POST /sms/optouts:check'],
    ['DeliveryReports_Get', 'GET /deliveryReports/{outgoingMessageId}'],
  ]),
  ...group('SMS', '2024-01-14-preview', false, [['Mms_Send', 'POST /mms']]),
  ...group('Phone numbers', '2025-06-01', true, [
    ['PhoneNumbers_ListAreaCodes', 'GET /availablePhoneNumbers/countries/{countryCode}/areaCodes'],
    ['PhoneNumbers_ListAvailableCountries', 'GET /availablePhoneNumbers/countries'],
    ['PhoneNumbers_BrowseAvailableNumbers', 'POST /availablePhoneNumbers/countries/{countryCode}/:browse'],
    ['PhoneNumbers_ListAvailableLocalities', 'GET /availablePhoneNumbers/countries/{countryCode}/localities'],
    ['PhoneNumbers_ListOfferings', 'GET /availablePhoneNumbers/countries/{countryCode}/offerings'],
    ['PhoneNumbers_ListReservations', 'GET /availablePhoneNumbers/reservations'],
    ['PhoneNumbers_CreateOrUpdateReservation', 'PATCH /availablePhoneNumbers/reservations/{reservationId}'],
    ['PhoneNumbers_GetReservation', 'GET /availablePhoneNumbers/reservations/{reservationId}'],
    ['PhoneNumbers_DeleteReservation', 'DELETE /availablePhoneNumbers/reservations/{reservationId}'],
    [
      'PhoneNumbers_PurchaseReservation',
      'POST /availablePhoneNumbers/reservations/{reservationId}/:purchase',
    ],
    [
      'PhoneNumbers_SearchAvailablePhoneNumbers',
      'POST /availablePhoneNumbers/countries/{countryCode}/:search',
    ],
    ['PhoneNumbers_GetSearchResult', 'GET /availablePhoneNumbers/searchResults/{searchId}'],
    ['PhoneNumbers_PurchasePhoneNumbers', 'POST /availablePhoneNumbers/:purchase'],
    ['PhoneNumbers_GetOperation', 'GET /phoneNumbers/operations/{operationId}'],
    ['PhoneNumbers_CancelOperation', 'DELETE /phoneNumbers/operations/{operationId}'],
    ['PhoneNumbers_UpdateCapabilities', 'PATCH /phoneNumbers/{phoneNumber}/capabilities'],
    ['PhoneNumbers_GetByNumber', 'GET /phoneNumbers/{phoneNumber}'],
    ['PhoneNumbers_ReleasePhoneNumber', 'DELETE /phoneNumbers/{phoneNumber}'],
    ['PhoneNumbers_ListPhoneNumbers', 'GET /phoneNumbers'],
    ['PhoneNumbers_OperatorInformationSearch', 'POST /operatorInformation/:search'],
  ]),
  ...group('SIP routing', '2023-03-01', true, [
    ['SipRouting_Get', 'GET /sip'],
    ['SipRouting_Update', 'PATCH /sip'],
  ]),
  ...group('Network traversal', '2022-03-01-preview', true, [
    [
      'CommunicationNetworkTraversal_IssueRelayConfiguration',
      'POST /networkTraversal/:issueRelayConfiguration',
    ],
  ]),
  ...group('Rooms', '2025-03-13', true, [
    ['Rooms_Create', 'POST /rooms'],
    ['Rooms_List', 'GET /rooms'],
    ['Rooms_Get', 'GET /rooms/{roomId}'],
    ['Rooms_Update', 'PATCH /rooms/{roomId}'],
    ['Rooms_Delete', 'DELETE /rooms/{roomId}'],
    ['Participants_List', 'GET /rooms/{roomId}/participants'],
    ['Participants_Update', 'PATCH /rooms/{roomId}/participants'],
  ]),
  ...group('Email', '2025-09-01', true, [
    ['Email_GetSendResult', 'GET /emails/operations/{operationId}'],
    ['Email_Send', 'POST /emails:send'],
  ]),
  ...group('Call automation', '2026-03-12', true, [
    ['CreateCall', 'POST /calling/callConnections'],
    ['AnswerCall', 'POST /calling/callConnections:answer'],
    ['RedirectCall', 'POST /calling/callConnections:redirect'],
    ['RejectCall', 'POST /calling/callConnections:reject'],
    ['Connect', 'POST /calling/callConnections:connect'],
    ['CallConnection_GetCall', 'GET /calling/callConnections/{callConnectionId}'],
    ['CallConnection_HangupCall', 'DELETE /calling/callConnections/{callConnectionId}'],
    ['CallConnection_TerminateCall', 'POST /calling/callConnections/{callConnectionId}:terminate'],
    [
      'CallConnection_TransferToParticipant',
      'POST /calling/callConnections/{callConnectionId}:transferToParticipant',
    ],
    ['CallMedia_Play', 'POST /calling/callConnections/{callConnectionId}:play'],
    ['CallMedia_StartTranscription', 'POST /calling/callConnections/{callConnectionId}:startTranscription'],
    ['CallMedia_StopTranscription', 'POST /calling/callConnections/{callConnectionId}:stopTranscription'],
    ['CallMedia_UpdateTranscription', 'POST /calling/callConnections/{callConnectionId}:updateTranscription'],
    [
      'CallMedia_CancelAllMediaOperations',
      'POST /calling/callConnections/{callConnectionId}:cancelAllMediaOperations',
    ],
    ['CallMedia_Recognize', 'POST /calling/callConnections/{callConnectionId}:recognize'],
    [
      'CallMedia_StartContinuousDtmfRecognition',
      'POST /calling/callConnections/{callConnectionId}:startContinuousDtmfRecognition',
    ],
    [
      'CallMedia_StopContinuousDtmfRecognition',
      'POST /calling/callConnections/{callConnectionId}:stopContinuousDtmfRecognition',
    ],
    ['CallMedia_SendDtmfTones', 'POST /calling/callConnections/{callConnectionId}:sendDtmfTones'],
    ['CallMedia_Hold', 'POST /calling/callConnections/{callConnectionId}:hold'],
    ['CallMedia_Unhold', 'POST /calling/callConnections/{callConnectionId}:unhold'],
    ['CallMedia_StartMediaStreaming', 'POST /calling/callConnections/{callConnectionId}:startMediaStreaming'],
    ['CallMedia_StopMediaStreaming', 'POST /calling/callConnections/{callConnectionId}:stopMediaStreaming'],
    ['CallConnection_GetParticipants', 'GET /calling/callConnections/{callConnectionId}/participants'],
    ['CallConnection_AddParticipant', 'POST /calling/callConnections/{callConnectionId}/participants:add'],
    [
      'CallConnection_RemoveParticipant',
      'POST /calling/callConnections/{callConnectionId}/participants:remove',
    ],
    ['CallConnection_Mute', 'POST /calling/callConnections/{callConnectionId}/participants:mute'],
    [
      'CallConnection_CancelAddParticipant',
      'POST /calling/callConnections/{callConnectionId}/participants:cancelAddParticipant',
    ],
    [
      'CallConnection_MoveParticipants',
      'POST /calling/callConnections/{callConnectionId}/participants:moveHere',
    ],
    [
      'CallConnection_GetParticipant',
      'GET /calling/callConnections/{callConnectionId}/participants/{participantRawId}',
    ],
    ['CallRecording_StartRecording', 'POST /calling/recordings'],
    ['CallRecording_GetRecordingProperties', 'GET /calling/recordings/{recordingId}'],
    ['CallRecording_StopRecording', 'DELETE /calling/recordings/{recordingId}'],
    ['CallRecording_PauseRecording', 'POST /calling/recordings/{recordingId}:pause'],
    ['CallRecording_ResumeRecording', 'POST /calling/recordings/{recordingId}:resume'],
  ]),
  ...group('Call automation', '2026-03-12', false, [
    ['CallMedia_SummarizeCall', 'POST /calling/callConnections/{callConnectionId}:summarizeCall'],
  ]),
];
